import type { Connection, MattermostTools } from './adapters/mattermost/connection.ts';
import { deliverDue } from './adapters/schedule/deliver-outbox.ts';
import type { DeliveryChannel, OpenedFile } from './adapters/schedule/delivery.ts';
import { makeFileLane } from './adapters/schedule/file-lane.ts';
import { hearEvents } from './adapters/mattermost/hear-events.ts';
import { startLoop } from './adapters/schedule/loop.ts';
import { ensureJobs, runDueJob } from './adapters/schedule/run-jobs.ts';
import type { Storage } from './adapters/storage/storage.ts';
import type { BotDeps } from './bot-deps.ts';
import type { CommandTable } from './core/command-table.ts';
import type { BoundEvent, HeardEvent } from './core/describe-event.ts';
import { bindJob, describeJob } from './core/describe-job.ts';
import type { Feature } from './core/feature.ts';
import type { WantedFile } from './core/outbox.ts';
import type { Say } from './core/rendered.ts';
import { registerBotCommands } from './register-bot-commands.ts';

export interface WorkDeps extends BotDeps {
  readonly storage: Storage;
  readonly connection: Connection;
  readonly features: readonly Feature[];
  readonly commands: CommandTable;
  /** Where Mattermost posts commands. */
  readonly callbackUrl: string;
  readonly channel: (tools: MattermostTools) => DeliveryChannel;
  readonly openFile: (wanted: WantedFile) => Promise<OpenedFile>;
  readonly say: Say;
}

export interface Work {
  readonly ready: Promise<void>;
  isReady(): boolean;
  wake(): void;
  close(): Promise<void>;
}

const greetPauseMs = 2_000;
const outboxPauseMs = 400;
const jobPauseMs = 1_000;
const listenPauseMs = 5_000;
const listenLeaseMs = 20_000;
const watchPauseMs = 1_000;

/** The work that speaks to Mattermost: greets it first, again and again until it answers. */
export function startWork(deps: WorkDeps): Work {
  const { clock, log, storage, connection, features } = deps;
  const state: { tools?: MattermostTools; ears?: { close(): Promise<void> } } = {};
  const { promise: ready, resolve: markReady } = Promise.withResolvers<undefined>();
  const { holder } = storage;

  const greet = async () => {
    if (state.tools) return false;
    const tools = await connection.greet();
    await register(deps, tools);
    state.tools = tools;
    markReady(undefined);
    deliveries.wake();
    listening.wake();
    await dispatch(deps, { type: 'started' });
    return false;
  };
  const lane = makeFileLane(log);
  const { queue, cards } = storage;
  const deliver = async () => {
    if (!state.tools) return false;
    const channel = deps.channel(state.tools);
    return deliverDue({ clock, log, queue, cards, channel, lane, openFile: deps.openFile });
  };
  const listen = async () => {
    if (!state.tools) return false;
    const now = clock.now();
    const lease = { now, until: now + listenLeaseMs };
    const mine = await storage.leases.hold('event-stream', holder, lease);
    if (mine) state.ears ??= hearEvents(connection, state.tools, (event) => dispatch(deps, event));
    else {
      await state.ears?.close();
      delete state.ears;
    }
    return false;
  };
  const housekeeping = bindJob(forgetOldJob, { forgetOld: () => storage.forgetOld() });
  const jobs = [housekeeping, ...features.flatMap((feature) => feature.jobs ?? [])];
  const table = {
    clock,
    log,
    table: storage.jobs,
    jobs: new Map(jobs.map((job) => [job.name, job])),
  };
  const ensured = ensureJobs(table);
  const runJobs = async () => {
    await ensured;
    return runDueJob(table);
  };

  /** What another bot had taken when it was killed is not left until its leases end. */
  const watch = async () => {
    if (await storage.freeDead()) for (const loop of [deliveries, listening, schedule]) loop.wake();
    return false;
  };

  const deliveries = startLoop(deliver, { name: 'outbox', pauseMs: outboxPauseMs, log });
  const listening = startLoop(listen, { name: 'events', pauseMs: listenPauseMs, log });
  const greeting = startLoop(greet, { name: 'greeting', pauseMs: greetPauseMs, log });
  const schedule = startLoop(runJobs, { name: 'jobs', pauseMs: jobPauseMs, log });
  const watching = startLoop(watch, { name: 'other bots', pauseMs: watchPauseMs, log });
  const ofFeatures = features.flatMap((feature) => feature.loops ?? []);
  const going = ofFeatures.map(({ name, pauseMs, round }) =>
    startLoop(() => (state.tools ? round() : Promise.resolve(false)), { name, pauseMs, log }),
  );
  const loops = [greeting, deliveries, listening, schedule, watching, ...going];

  return {
    ready,
    isReady: () => state.tools !== undefined,
    wake: () => {
      for (const loop of loops) loop.wake();
    },
    close: async () => {
      for (const { halt } of ofFeatures) halt();
      await Promise.all(loops.map((loop) => loop.stop()));
      await lane.close();
      await state.ears?.close();
      await storage.leases.release('event-stream', holder);
    },
  };
}

async function register(deps: WorkDeps, tools: MattermostTools): Promise<void> {
  const { commands, storage, callbackUrl: commandUrl, config, log } = deps;
  const { callbackUrl } = config;
  const { state } = storage;
  const registered = await registerBotCommands(
    { commands, state, commandUrl, callbackUrl, say: deps.say },
    tools,
  );
  for (const { teamId, taken, refusal } of registered) {
    if (taken.length > 0 || refusal)
      log.warn({ teamId, taken, refusal }, 'commands not registered');
  }
}

async function dispatch({ features, log }: WorkDeps, event: HeardEvent): Promise<void> {
  const heard: readonly BoundEvent[] = features.flatMap((feature) => feature.events ?? []);
  for (const listener of heard.filter(({ hears }) => hears === event.type)) {
    try {
      await listener.run(event);
    } catch (error) {
      log.error({ listener: listener.name, error }, 'a heard event was not handled');
    }
  }
}

const dayMs = 86_400_000;

/** Each night: what was handled two days ago, and effects delivered long ago, are forgotten. */
const forgetOldJob = describeJob({
  name: 'forget-old',
  next: (after) => after + dayMs,
  run: async ({ forgetOld }: { forgetOld: () => Promise<unknown> }) => {
    await forgetOld();
  },
});
