import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { fillPostgres, fillSqlite, type Filled } from './stats/databases.ts';
import { fillDuck } from './stats/duck.ts';
import { editAtRandom } from './stats/edits.ts';
import { generate } from './stats/generate.ts';
import { storeRatio } from './stats/storing.ts';
import { viewsOf, type View } from './stats/views.ts';
import { median, print, timed } from './support/figures.ts';

/**
 * Each view of the statistics from the totals, beside a plain `group by` on the same database and on
 * DuckDB, on the same CRAs in the same run; what totals cost when a CRA is stored; memory. Four years
 * of 4,000 advisers: `--size 5000000` is what the goals are for.
 */
const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '200000' },
    database: { type: 'string', default: 'sqlite,postgres' },
    edits: { type: 'string', default: '2000' },
    /** Where the SQLite file is kept, and taken up again. */
    folder: { type: 'string' },
  },
});
const size = Number(values.size);
const times = 9;
/** A plain query that takes longer than this is asked once. */
const longMs = 1_000;

const generated = generate(size);
const views = viewsOf(generated);
print(
  `${size} CRAs of ${generated.advisers.length} advisers, ${generated.from} to ${generated.to}`,
);

const duck = await fillDuck(generated);
const onDuck = new Map<string, number>();
for (const { name, sql } of views) onDuck.set(name, await medianOf(() => duck.plain(sql)));
duck.end();

if (values.database.includes('sqlite')) await bench(() => fillSqlite(generated, values.folder));
if (values.database.includes('postgres')) await bench(() => fillPostgres(generated));

async function bench(fill: () => Promise<Filled>): Promise<void> {
  let filled: Filled | undefined;
  const filling = await timed(async () => (filled = await fill()));
  if (filled === undefined) return;
  const { name, storage } = filled;
  const before = await filled.size();
  const building = await timed(() => storage.totals.build());
  print(
    `\n${name}: filled in ${seconds(filling)}, ${mb(before)}; totals made in ${seconds(building)}, ` +
      `${mb((await filled.size()) - before)} more`,
  );
  for (const view of views) await compare(filled, view);
  tellMemory(filled);
  const edits = Number(values.edits);
  const editing = await timed(() => editAtRandom(storage, generated, edits));
  print(`${edits} random edits in ${seconds(editing)}`);
  for (const view of views.filter(isShort)) await compare(filled, view);
  const folding = await timed(() => storage.totals.fold());
  print(`the edits put away in ${seconds(folding)}`);
  for (const view of views.filter(isShort)) await compare(filled, view);
  const checking = await timed(async () => {
    const { differences, segments } = await storage.totals.check();
    print(`${segments} totals checked, ${differences} differ`);
  });
  print(`the night's check took ${seconds(checking)}`);
  await storeRatio(filled, generated);
  await filled.end();
}

function tellMemory({ url }: Filled): void {
  const program = fileURLToPath(new URL('stats/memory-program.ts', import.meta.url));
  const { stdout } = spawnSync(process.execPath, [program, url], { encoding: 'utf8' });
  print(`memory: ${stdout.trim()}`);
}

function isShort({ name }: View): boolean {
  return name.endsWith('a year');
}

async function compare({ storage, plain }: Filled, view: View): Promise<void> {
  const { stats } = storage.readers;
  const own = await medianOf(() => stats.tally(view.request));
  const beside = await medianOf(() => plain(view.sql));
  const sign = own < view.goalMs ? '✓' : '✗';
  print(
    `${sign} ${view.name}: ${own.toFixed(2)} ms (goal ${view.goalMs}); group by ` +
      `${beside.toFixed(1)} ms, DuckDB ${(onDuck.get(view.name) ?? NaN).toFixed(1)} ms`,
  );
}

async function medianOf(ask: () => Promise<unknown>): Promise<number> {
  const first = await timed(ask);
  if (first > longMs) return first;
  const found: number[] = [];
  for (let index = 0; index < times; index++) found.push(await timed(ask));
  return median(found);
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

function mb(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(0)} MB`;
}
