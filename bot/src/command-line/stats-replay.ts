import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Command } from 'commander';

import { group, type Adding } from './adding.ts';
import type { ExitCode, Shell } from './shell.ts';
import { withStorage } from './with-storage.ts';
import type { Storage } from '../adapters/storage/storage.ts';
import { say, typed, type Text } from '../core/text.ts';
import type { Cra } from '../features/cra/index.ts';
import type { AskedQuery } from '../features/stats/check-query.ts';
import type { ReplayRegistry, ReplayUnreadable } from '../features/stats/replay/replay-files.ts';
import type { ReplayAnswer } from '../features/stats/replay/replay-stats.ts';

interface ReplayOptions {
  readonly database?: string;
  readonly json?: true;
}

interface Replay {
  readonly registry: ReplayRegistry;
  readonly cras: readonly Cra[];
  readonly queries: readonly AskedQuery[];
}

/** `coop stats replay`: questions over a registry and CRAs from files, in a database of their own. */
export function addStatsReplay(adding: Adding): void {
  const { shell, finish } = adding;
  const { t } = shell;
  group(adding, 'stats', 'operation.stats.summary')
    .command('replay')
    .description(t(say('operation.statsReplay.summary')))
    .argument('<registry.json>', t(say('operation.statsReplay.registry')))
    .argument('<cras.jsonl>', t(say('operation.statsReplay.cras')))
    .argument('<queries.json>', t(say('operation.statsReplay.queries')))
    .option('--database <address>', t(say('operation.statsReplay.database')))
    .option('--json', t(say('operation.json')))
    .action(async (...given: [string, string, string, ReplayOptions, Command]) => {
      const [registry, cras, queries, , command] = given;
      // The word before, `stats`, has the same option and takes it wherever it stands.
      const options = command.optsWithGlobals<ReplayOptions>();
      finish(await replayFiles(shell, [registry, cras, queries], options));
    });
}

async function replayFiles(
  shell: Shell,
  paths: readonly [registry: string, cras: string, queries: string],
  { database, json }: ReplayOptions,
): Promise<ExitCode> {
  const { terminal, t } = shell;
  const read = await readReplay(paths);
  if ('tag' in read) {
    terminal.complain(t(unreadableText(read)));
    return 2;
  }
  const work = (address: string) => withStorage(address, (storage) => replay(storage, read));
  const answers = await (database === undefined ? inTemporary(work) : work(database));
  if (answers === undefined) {
    terminal.complain(t(say('operation.statsReplay.notEmpty')));
    return 1;
  }
  terminal.print(json ? JSON.stringify(answers) : t(answersText(answers)));
  return 0;
}

async function readReplay([registryPath, crasPath, queriesPath]: readonly [
  string,
  string,
  string,
]): Promise<Replay | ReplayUnreadable> {
  const { readReplayCras, readReplayQueries, readReplayRegistry } =
    await import('../features/stats/replay/replay-files.ts');
  const registry = readReplayRegistry(await readFile(registryPath, 'utf8'));
  if (!registry.ok) return registry.failure;
  const cras = readReplayCras(await readFile(crasPath, 'utf8'));
  if (!cras.ok) return cras.failure;
  const queries = readReplayQueries(await readFile(queriesPath, 'utf8'));
  if (!queries.ok) return queries.failure;
  return { registry: registry.value, cras: cras.value, queries: queries.value };
}

/** `undefined` when the database holds a community already: nothing is written. */
async function replay(
  { transaction, readers }: Storage,
  { registry, cras, queries }: Replay,
): Promise<readonly ReplayAnswer[] | undefined> {
  const { loadReplay, replayStats } = await import('../features/stats/replay/replay-stats.ts');
  const { loadCommunes } = await import('../features/territory/index.ts');
  const { statuses } = await readers.registry.counts();
  if (Object.values(statuses).some((count) => count > 0)) return undefined;
  await loadReplay({ transaction }, { registry, cras });
  return replayStats({ stats: readers.stats, communes: loadCommunes() }, queries);
}

async function inTemporary<T>(work: (address: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'coop-replay-'));
  try {
    return await work(`sqlite:${join(folder, 'coop.sqlite')}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function unreadableText({ file, line, what }: ReplayUnreadable): Text {
  return line === undefined
    ? say(`operation.statsReplay.unreadable.${file}`, { what: typed(what) })
    : say('operation.statsReplay.unreadableLine', { line, what: typed(what) });
}

function answersText(answers: readonly ReplayAnswer[]): Text {
  const refused = answers.filter((answer) => 'error' in answer).length;
  return say('operation.statsReplay.answered', { count: answers.length, refused });
}
