import { makeChat } from './chat.ts';
import { makeConfig, type Config } from './config.ts';
import { makeCommands, type Commands } from './commands.ts';
import { makeDialogs } from './dialogs.ts';
import { makeDirectChannels, type DirectChannels } from './direct-channels.ts';
import { makeFiles, type Files } from './files.ts';
import { makePosts, type Posts } from './posts.ts';
import { makeRestClient } from './rest-client.ts';
import type { SendRequest } from './rest-request.ts';
import { makeTeams, type Teams } from './teams.ts';
import type { MattermostUser } from './user-shape.ts';
import { makeUsers } from './users.ts';
import type { Clock, Random } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import { timerSleep } from './timer-sleep.ts';

/** What needs to know which account the bot is. */
export interface MattermostTools {
  readonly botUserId: string;
  readonly posts: Posts;
  readonly directChannels: DirectChannels;
  readonly teams: Teams;
  readonly commands: Commands;
  readonly files: Files;
  readonly config: Config;
}

export interface ConnectionSettings {
  readonly mattermostUrl: string;
  readonly botToken: string;
}

export interface Connection {
  readonly settings: ConnectionSettings;
  readonly send: SendRequest;
  readonly chat: ReturnType<typeof makeChat>;
  readonly accounts: {
    byId(userId: string): Promise<CachedAccount | undefined>;
    forget(userId: string): void;
  };
  readonly random: () => number;
  readonly log: Log;
  /** Asks Mattermost who the bot is; throws while Mattermost cannot be reached. */
  greet(): Promise<MattermostTools>;
  close(): void;
}

type CachedAccount = MattermostUser & { readonly userId: string };

export const userAgent = 'mattermost-coop';
const accountLifeMs = 300_000;
const accountsKept = 5_000;

/** Opens nothing yet: the first request does. */
export function connectToMattermost(
  settings: ConnectionSettings,
  deps: { readonly clock: Clock; readonly random: Random; readonly log: Log },
): Connection {
  const random = () => Buffer.from(deps.random.bytes(4)).readUInt32BE() / 2 ** 32;
  const { mattermostUrl: url, botToken: token } = settings;
  const rest = makeRestClient(
    { url, token, userAgent },
    { nowMs: () => deps.clock.now(), random, sleep: timerSleep },
  );
  const { send } = rest;
  return {
    settings,
    send,
    random,
    log: deps.log,
    chat: makeChat(makeDialogs(send), url),
    accounts: rememberAccounts(makeUsers(send), deps.clock),
    greet: async () => {
      const { id: botUserId } = await makeUsers(send).me();
      return {
        botUserId,
        posts: makePosts(send, { botUserId }),
        directChannels: makeDirectChannels(send, { botUserId }),
        teams: makeTeams(send),
        commands: makeCommands(send),
        files: makeFiles(send),
        config: makeConfig(send),
      };
    },
    close: () => rest.close(),
  };
}

/** An account is asked once in five minutes, and again once it has changed. */
function rememberAccounts(users: ReturnType<typeof makeUsers>, clock: Clock) {
  const kept = new Map<
    string,
    { readonly at: number; readonly account: CachedAccount | undefined }
  >();
  return {
    byId: async (userId: string) => {
      const known = kept.get(userId);
      if (known && clock.now() - known.at < accountLifeMs) return known.account;
      const user = await users.byId(userId);
      const account = user && { ...user, userId };
      if (kept.size >= accountsKept) kept.clear();
      kept.set(userId, { at: clock.now(), account });
      return account;
    },
    forget: (userId: string) => {
      kept.delete(userId);
    },
  };
}
