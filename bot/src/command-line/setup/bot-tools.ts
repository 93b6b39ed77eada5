import { makeTranslate, wordings } from '../../adapters/language/translate.ts';
import { makeAccountDirectory } from '../../adapters/mattermost/account-directory.ts';
import { makeSummaryChannels } from '../../adapters/mattermost/summary-channels.ts';
import { makeUsernames } from '../../adapters/mattermost/usernames.ts';
import { makeChannelServer } from '../../adapters/mattermost/channel-server.ts';
import { makePostedFiles } from '../../adapters/mattermost/posted-files.ts';
import { connectToMattermost, type Connection } from '../../adapters/mattermost/connection.ts';
import { doors } from '../../adapters/http/edge.ts';
import type { Storage } from '../../adapters/storage/storage.ts';
import { assembleFeatures } from '../../assemble-features.ts';
import { communityZone } from '../../community-zone.ts';
import type { Config } from '../../config.ts';
import { makeCommandTable, type CommandTable } from '../../core/command-table.ts';
import { makeIds } from '../../core/make-ids.ts';
import type { RegisterBotCommandsDeps } from '../../register-bot-commands.ts';
import { realClock, realRandom } from '../with-storage.ts';

/** The bot without its life: what it would register, and a connection in its name. */
export interface BotTools {
  readonly connection: Connection;
  readonly commands: CommandTable;
  readonly registering: RegisterBotCommandsDeps;
}

const silent = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

export function openBotTools(config: Config, storage: Storage): BotTools {
  const deps = { clock: realClock, random: realRandom, log: silent };
  const connection = connectToMattermost(config, deps);
  const { features } = assembleFeatures({
    ...deps,
    config,
    storage,
    ids: makeIds(realClock, realRandom),
    sessions: { issue: () => Promise.reject(new Error('no session is opened here')) },
    accounts: connection.accounts,
    directory: makeAccountDirectory(connection.send),
    usernames: makeUsernames(connection.send),
    summaryChannels: makeSummaryChannels(connection.send),
    postedFiles: makePostedFiles(connection.send),
    channelServer: makeChannelServer(connection.send),
  });
  const commands = makeCommandTable(
    features.flatMap((feature) => feature.commands ?? []),
    wordings,
    'core.helpWords',
  );
  const translate = makeTranslate((typed) => typed);
  return {
    connection,
    commands,
    registering: {
      commands,
      state: storage.state,
      commandUrl: `${config.callbackUrl}${doors.command}`,
      callbackUrl: config.callbackUrl,
      say: (text) => translate(text, { locale: 'fr', timeZone: communityZone }),
    },
  };
}
