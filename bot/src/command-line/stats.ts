import type { Adding } from './adding.ts';
import { group } from './adding.ts';
import { environmentOf } from './environment.ts';
import { withoutMarks, type ExitCode, type Shell } from './shell.ts';
import { addStatsReplay } from './stats-replay.ts';
import { databaseOf, realClock, withStorage } from './with-storage.ts';
import { communityZone } from '../community-zone.ts';
import { firstOfMonth } from '../core/calendar-date.ts';
import { localDay } from '../core/local-day.ts';
import { say, typed } from '../core/text.ts';
import type { AskedQuery } from '../features/stats/check-query.ts';

interface StatsOptions {
  readonly scope?: string;
  readonly id?: string;
  readonly departements?: string;
  readonly from?: string;
  readonly to?: string;
  readonly filter: readonly string[];
  readonly json?: true;
}

/** `coop stats`: any scope, for the administrator of the installation. */
export function addStats(adding: Adding): void {
  const { program, shell, finish } = adding;
  const { t } = shell;
  const keepEach = (one: string, kept: readonly string[]) => [...kept, one];
  group(adding, 'stats', 'operation.stats.summary')
    .option('--scope <scope>', t(say('operation.stats.scope')))
    .option('--id <id>', t(say('operation.stats.id')))
    .option('--departements <codes>', t(say('operation.stats.departements')))
    .option('--from <date>', t(say('operation.stats.from')))
    .option('--to <date>', t(say('operation.stats.to')))
    .option('--filter <name=codes>', t(say('operation.stats.filter')), keepEach, [])
    .option('--json', t(say('operation.json')))
    .action(async (options: StatsOptions) => {
      const database = databaseOf(shell, environmentOf(shell, program));
      finish(await showStats(shell, database, options));
    });
  addStatsReplay(adding);
}

async function showStats(
  shell: Shell,
  database: string,
  { scope, json, filter, ...options }: StatsOptions,
): Promise<ExitCode> {
  const { terminal, t } = shell;
  const { readAskedWords } = await import('../features/stats/asked-words.ts');
  const to = options.to ?? localDay(realClock.now(), communityZone);
  const from = options.from ?? firstOfMonth(to);
  if (scope === undefined) {
    terminal.complain(t(say('operation.stats.noScope')));
    return 2;
  }
  const read = readAskedWords({ ...options, scope, from, to, filters: filter });
  if (!read.ok) {
    const received = typed(read.failure.received);
    terminal.complain(t(say('operation.stats.filterUnreadable', { received })));
    return 2;
  }
  return answer(shell, database, { asked: read.value, json: json ?? false });
}

async function answer(
  { terminal, t }: Shell,
  database: string,
  { asked, json }: { readonly asked: AskedQuery; readonly json: boolean },
): Promise<ExitCode> {
  const { answerOperator } = await import('../features/stats/answer-operator.ts');
  const { loadCommunes } = await import('../features/territory/index.ts');
  const { errorOf } = await import('../features/stats/replay/replay-stats.ts');
  const { noteRead } = await import('../features/stats/note-wide-read.ts');
  const answered = await withStorage(database, async ({ readers, transaction }) => {
    const found = await answerOperator({ ...readers, communes: loadCommunes() }, asked);
    if (found.ok) {
      const { query } = found.value;
      const now = realClock.now();
      await transaction(({ history }) => noteRead(history, { who: 'operator', query, now }));
    }
    return found;
  });
  if (!answered.ok) {
    const { statsRefusalText } = await import('../features/stats/refusal-answers.ts');
    if (json) terminal.print(JSON.stringify({ query: asked, error: errorOf(answered.failure) }));
    else terminal.complain(t(statsRefusalText(answered.failure)));
    return 1;
  }
  if (json) {
    const { query, result } = answered.value;
    terminal.print(JSON.stringify({ query, result }));
  } else {
    const { figuresText } = await import('../features/stats/chat/figures-text.ts');
    terminal.print(withoutMarks(t(figuresText(answered.value))));
  }
  return 0;
}
