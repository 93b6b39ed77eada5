import { randomBytes } from 'node:crypto';
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

import { openStorage } from '../../bot/src/adapters/storage/open-storage.ts';
import { readConfig } from '../../bot/src/config.ts';
import { localDay } from '../../bot/src/core/local-day.ts';
import type { Log } from '../../bot/src/core/log.ts';
import { makeIds } from '../../bot/src/core/make-ids.ts';
import { startBot, type RunningBot } from '../../bot/src/start-bot.ts';
import { registerSandboxPage } from '../server/page.ts';
import { startSandboxServer, type SandboxServer } from '../server/server.ts';
import { demoCommunity } from './community.ts';
import { openKeeper, type KeptState, type Keeper } from './kept-state.ts';
import { makeMovableClock, type MovableClock } from './movable-clock.ts';
import { registerDemonstration } from './sandbox-routes.ts';
import { seedCharter } from './seed-charter.ts';
import { seedMattermost } from './seed-mattermost.ts';
import { seedRegistry } from './seed-registry.ts';

export interface DemonstrationOptions {
  /** 0: any free port. */
  readonly port: number;
  readonly folder: string;
  readonly reset: boolean;
  /** Folder of the built page. */
  readonly page: string;
  readonly log: Log;
  /** Percentage of the history, as it fills. */
  readonly onProgress: (percentage: number) => void;
  /** False: no history is filled behind. */
  readonly history: boolean;
}

export interface Demonstration {
  readonly url: string;
  readonly bot: RunningBot;
  readonly server: SandboxServer;
  readonly clock: MovableClock;
  /** Writes everything down and ends. */
  close(): Promise<void>;
}

const keepEveryMs = 10_000;

/** Sandbox, bot and community together; what was there before is found again. */
export async function startDemonstration(options: DemonstrationOptions): Promise<Demonstration> {
  const keeper = await openKeeper(options.folder, options.reset);
  const kept = await keeper.read();
  const clock = makeMovableClock(kept?.state.offset);
  const running: { bot?: RunningBot } = {};
  const server = await startSandboxServer({
    port: options.port,
    config: { TeamSettings: { MaxUsersPerTeam: 1000 } },
    clock,
    ...(kept && { snapshot: kept.world }),
    extend: (app) => {
      registerSandboxPage(app, { dist: options.page });
      registerDemonstration(app, { clock, onMoved: () => running.bot?.wake() });
    },
  });
  const state: KeptState = kept?.state ?? (await seed({ keeper, server, clock }));
  const save = () => keeper.write({ ...state, offset: clock.offset() }, server.world.snapshot());
  await save();
  const bot = await startDemonstrationBot({ server, keeper, clock, state, log: options.log });
  running.bot = bot;
  await bot.ready();
  const filling =
    options.history && !state.historyDone ? fill({ keeper, clock, options, state }) : undefined;
  const saving = setInterval(() => {
    save().catch((error: unknown) =>
      options.log.error({ error }, 'the demonstration was not kept'),
    );
  }, keepEveryMs);
  return {
    url: server.url,
    bot,
    server,
    clock,
    close: async () => {
      clearInterval(saving);
      filling?.kill('SIGKILL');
      await bot.close();
      await save();
      await server.close();
    },
  };
}

async function seed({
  keeper,
  server,
  clock,
}: {
  keeper: Keeper;
  server: SandboxServer;
  clock: MovableClock;
}): Promise<KeptState> {
  const community = demoCommunity();
  const { botToken, userIds } = await seedMattermost(server.url, community);
  const random = { bytes: (length: number) => randomBytes(length) };
  const storage = await openStorage(keeper.database, { clock, random, role: 'command-line' });
  await seedRegistry(storage, { community, userIds, now: clock.now() });
  await seedCharter(storage, { community, userIds, clock, ids: makeIds(clock, random) });
  await storage.close();
  const secret = randomBytes(32).toString('hex');
  return { botToken, secret, offset: 0, historyDone: false };
}

async function startDemonstrationBot(given: {
  server: SandboxServer;
  keeper: Keeper;
  clock: MovableClock;
  state: KeptState;
  log: Log;
}): Promise<RunningBot> {
  const { server, keeper, clock, state, log } = given;
  const port = await freePort();
  const address = `http://127.0.0.1:${String(port)}`;
  const read = readConfig({
    COOP_MATTERMOST_URL: server.url,
    COOP_BOT_TOKEN: state.botToken,
    COOP_SECRET: state.secret,
    COOP_DATABASE: keeper.database,
    COOP_CALLBACK_URL: address,
    COOP_PUBLIC_URL: address,
    COOP_PORT: String(port),
    COOP_LOG_LEVEL: 'warn',
  });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const random = { bytes: (length: number) => randomBytes(length) };
  return startBot({ clock, random, log, ids: makeIds(clock, random), config: read.config });
}

function fill(given: {
  keeper: Keeper;
  clock: MovableClock;
  options: DemonstrationOptions;
  state: KeptState;
}): ChildProcess {
  const { keeper, clock, options, state } = given;
  const program = new URL('fill-history.ts', import.meta.url).pathname;
  const today = localDay(clock.now(), 'Europe/Paris');
  const child = spawn(process.execPath, [program, keeper.database, today], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => options.onProgress(Number(line)));
  child.once('exit', (code) => {
    if (code === 0) state.historyDone = true;
  });
  return child;
}

/** A port that nobody listens on now. */
async function freePort(): Promise<number> {
  const { createServer } = await import('node:net');
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}
