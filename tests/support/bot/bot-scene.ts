import type { FastifyInstance } from 'fastify';

import { makeServer } from '../../../bot/src/adapters/http/server.ts';
import { makeSessionTokens } from '../../../bot/src/adapters/http/session-tokens.ts';
import { makeChannelServer } from '../../../bot/src/adapters/mattermost/channel-server.ts';
import { assembleFeatures } from '../../../bot/src/assemble-features.ts';
import { commandTokensKey } from '../../../bot/src/command-tokens.ts';
import { readConfig } from '../../../bot/src/config.ts';
import type { ChannelServer } from '../../../bot/src/features/channels/ports.ts';
import { makeIds } from '../../../bot/src/core/make-ids.ts';
import type { Account } from '../../../bot/src/features/identity/index.ts';
import type { AccountDirectory, Entry } from '../../../bot/src/features/registry/index.ts';
import type { SummaryChannels } from '../../../bot/src/features/stats/index.ts';
import { loadCommunes } from '../../../bot/src/features/territory/index.ts';
import { makeEdge } from '../../../bot/src/make-edge.ts';
import { makeFileOpener } from '../../../bot/src/open-file.ts';
import { makeSecrets } from '../../../bot/src/secrets.ts';
import type { HeardEvent } from '../../../bot/src/core/describe-event.ts';
import type { PostedFiles } from '../../../bot/src/core/posted-files.ts';
import { makeVoice } from '../../../bot/src/voice.ts';
import { anEntry } from '../builders.ts';
import { makeMemoryStorage } from '../memory/memory-storage.ts';
import { accountId } from '../people.ts';
import { makeTestClock, makeTestRandom } from '../test-clock.ts';
import { makeActs } from './acts.ts';
import { makeFakeChat } from './fake-chat.ts';

export const site = 'https://chat.exemple.fr';
export const commandToken = 'command-token-000000000001';

/** An account of Mattermost that speaks French. */
export function anAccount(name: string, fields: Partial<Account> = {}): Account {
  return {
    userId: accountId(name),
    username: name,
    email: `${name}@exemple.fr`,
    firstName: name,
    lastName: '',
    nickname: '',
    locale: 'fr',
    timeZone: undefined,
    isBot: false,
    isActive: true,
    ...fields,
  };
}

/** Read once: every scene of a suite stands on the same table. */
const communes = loadCommunes();

const nobody: AccountDirectory = {
  byId: () => Promise.resolve(undefined),
  async *people() {
    await Promise.resolve();
    yield* [];
  },
  administrators: () => Promise.resolve([]),
  verifiesEmails: () => Promise.resolve(false),
};

/** Nobody asks Mattermost about channels, unless a suite gives it one. */
const noChannelServer = makeChannelServer(() => Promise.reject(new Error('no server here')));

export interface SceneRequest {
  readonly channelServer?: ChannelServer;
  readonly entries?: readonly Partial<Entry>[];
  readonly accounts?: readonly Account[];
  readonly requestsPerMinute?: number;
  readonly summaryChannels?: SummaryChannels;
  readonly settings?: Readonly<Record<string, string>>;
  /** The people of the teams; nobody by default. */
  readonly directory?: AccountDirectory;
}

/** Files as people posted them, by id. */
function makeFakeFiles(
  posted: ReadonlyMap<string, { readonly name: string; readonly text: string }>,
): PostedFiles {
  const bytesOf = (text: string) => new TextEncoder().encode(text);
  return {
    find: (fileId) => {
      const file = posted.get(fileId);
      const sizeBytes = bytesOf(file?.text ?? '').byteLength;
      return Promise.resolve(file && { fileId, name: file.name, sizeBytes });
    },
    download: (fileId) => {
      const file = posted.get(fileId);
      return Promise.resolve(file && bytesOf(file.text));
    },
  };
}

/** Active entries of these names, each bound to the account of its name. */
function linked(fields: Partial<Entry>): Entry {
  const { id = 'claire' } = fields;
  return anEntry({
    status: 'actif',
    link: { userId: accountId(id), how: 'hand', at: 0, by: 'operator' },
    ...fields,
  });
}

function testConfig({ settings = {}, requestsPerMinute = 100_000 }: SceneRequest) {
  const read = readConfig({
    COOP_MATTERMOST_URL: site,
    COOP_BOT_TOKEN: 'token',
    COOP_SECRET: 's'.repeat(32),
    COOP_PUBLIC_URL: 'https://coop.exemple.fr',
    COOP_CALLBACK_URL: 'http://bot.local',
    COOP_REQUESTS_PER_MINUTE: String(requestsPerMinute),
    ...settings,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.config;
}

/** The whole bot behind its real server, over memory: Claire and Paul are its advisers. */
export async function makeBotScene(request: SceneRequest = {}) {
  const clock = makeTestClock();
  const random = makeTestRandom();
  const ids = makeIds(clock, random);
  const config = testConfig(request);
  const logged: unknown[] = [];
  const write = (fields: Readonly<Record<string, unknown>>) => void logged.push(fields);
  const log = { info: () => undefined, warn: write, error: write };
  const memory = makeMemoryStorage({ clock, random });
  const storage = {
    ...memory,
    get engine(): never {
      throw new Error('a memory storage has no database');
    },
  };
  const { entries = [{}, { id: 'paul' }] } = request;
  await storage.transaction(async ({ registry, state }) => {
    await registry.put(entries.map(linked));
    for (const { id, link } of entries.map(linked)) if (link) await registry.link(id, link);
    await registry.putStructures([{ id: '13002603200016', name: 'Médiathèque de Nantes' }]);
    await state.write(commandTokensKey, {
      charte: [commandToken],
      canaux: [commandToken],
      cra: [commandToken],
      stats: [commandToken],
      coop: ['other', commandToken],
    });
  });
  const accounts = new Map(
    (request.accounts ?? []).map((account) => [account.userId, account] as const),
  );
  const secrets = makeSecrets(config);
  const sessions = makeSessionTokens(secrets.session, clock);
  const deps = { clock, ids, random, log, config };
  const world = { isReady: true, accountsFail: false };
  const posted = new Map<string, { readonly name: string; readonly text: string }>();
  const assembled = assembleFeatures({
    ...deps,
    storage,
    sessions,
    communes,
    directory: request.directory ?? nobody,
    usernames: { userIdOf: (name) => Promise.resolve(accountId(name)) },
    summaryChannels: request.summaryChannels ?? { find: () => Promise.resolve(undefined) },
    postedFiles: makeFakeFiles(posted),
    channelServer: request.channelServer ?? noChannelServer,
    accounts: {
      byId: (userId) =>
        world.accountsFail
          ? Promise.reject(new Error('secret of the server'))
          : Promise.resolve(accounts.get(userId)),
    },
  });
  const voice = makeVoice({ ...deps, sealKeys: secrets.seal, actors: assembled.actors });
  const chat = makeFakeChat();
  const refused: string[] = [];
  const counters = { refused: (kind: string) => void refused.push(kind), handled: () => undefined };
  const edge = makeEdge({ ...deps, storage, assembled, voice, chat, counters });
  const app: FastifyInstance = await makeServer(
    {
      edge,
      sessions,
      routes: assembled.features.flatMap((feature) => feature.routes ?? []),
      exports: assembled.features.flatMap((feature) => feature.exports ?? []),
      siteOrigin: site,
      version: '0.0.0',
      requestsPerMinute: config.requestsPerMinute,
    },
    { ready: () => Promise.resolve(world.isReady) },
  );
  const openFile = makeFileOpener({ ...assembled, plain: voice.plain });
  const parts = {
    posted,
    app,
    openFile,
    chat,
    clock,
    ids,
    edge,
    voice,
    logged,
    refused,
    sessions,
    world,
  };
  return {
    ...parts,
    tables: memory.tables,
    storage: memory,
    ...makeActs({
      app,
      sessions,
      token: commandToken,
      settle: () => Promise.race([edge.afterwork.close(), someTurns()]),
    }),
    /** What the event stream tells. */
    hear: async (event: HeardEvent) => {
      for (const { events = [] } of assembled.features) {
        for (const listener of events) if (listener.hears === event.type) await listener.run(event);
      }
    },
    /** What waits for delivery, as its reader would see it. */
    waiting: () =>
      Promise.all(
        [...memory.tables.outbox.values()].map(async ({ effect }) =>
          effect.kind === 'say' || effect.kind === 'file'
            ? voice.renderFor(effect.message, effect.to)
            : undefined,
        ),
      ),
    end: async () => {
      await app.close();
      await edge.afterwork.close();
    },
  };
}

/** As many turns of the event loop as anything over memory takes; what waits for a test is left. */
async function someTurns(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
}

export type BotScene = Awaited<ReturnType<typeof makeBotScene>>;
