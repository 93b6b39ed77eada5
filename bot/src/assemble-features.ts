import type { Storage } from './adapters/storage/storage.ts';
import { wordings } from './adapters/language/translate.ts';
import { drawPicture } from './adapters/pictures/draw-picture.ts';
import { verifyHistory } from './adapters/storage/history-log.ts';
import { openCommunityFolder } from './adapters/community/community-folder.ts';
import { channelDeps } from './channel-deps.ts';
import { communityZone } from './community-zone.ts';
import type { BotDeps } from './bot-deps.ts';
import type { Actors } from './core/actor.ts';
import type { Feature } from './core/feature.ts';
import type { PostedFiles } from './core/posted-files.ts';
import { erasuresOf } from './forget-again.ts';
import { makeSecrets } from './secrets.ts';
import { charterFeature } from './features/charter/index.ts';
import { channelsFeature } from './features/channels/index.ts';
import type { ChannelServer } from './features/channels/ports.ts';
import { craFeature } from './features/cra/index.ts';
import { historyFeature } from './features/history/index.ts';
import {
  identityFeature,
  makeActors,
  type Accounts,
  type Sessions,
} from './features/identity/index.ts';
import { registryFeature, type AccountDirectory } from './features/registry/index.ts';
import { statsFeature, type SummaryChannels, type Usernames } from './features/stats/index.ts';
import { loadCommunes, territoryFeature, type Communes } from './features/territory/index.ts';

export interface Assembled {
  readonly actors: Actors;
  readonly features: readonly Feature[];
}

/** Every feature with its dependencies: the one list of what the bot can do. */
export function assembleFeatures({
  clock,
  ids,
  random,
  log,
  config,
  storage,
  sessions,
  accounts,
  directory,
  usernames,
  summaryChannels,
  postedFiles,
  channelServer,
  communes = loadCommunes(),
}: BotDeps & {
  readonly storage: Storage;
  readonly sessions: Sessions;
  readonly accounts: Accounts;
  readonly directory: AccountDirectory;
  readonly usernames: Usernames;
  readonly summaryChannels: SummaryChannels;
  readonly postedFiles: PostedFiles;
  readonly channelServer: ChannelServer;
  /** The official table, when it has been read already. */
  readonly communes?: Communes;
}): Assembled {
  const { transaction, readers } = storage;
  const { registry, cras, tags, drafts, places, reminders, craErasures } = readers;
  const { publicUrl, emailMatch } = config;
  const actors = makeActors({ clock, accounts, registry, timeZone: communityZone });
  const takers = () => assembled.features.flatMap((feature) => feature.takers ?? []);
  const assembled: Assembled = {
    actors,
    features: [
      identityFeature({
        clock,
        registry,
        sessions,
        publicUrl,
        transaction,
        takers,
        postedFiles,
      }),
      territoryFeature({ communes }),
      registryFeature({
        clock,
        ids,
        random,
        postedFiles,
        files: readers.files,
        jobs: storage.jobs,
        emailMatch,
        directory,
        usernames,
        registry,
        transaction,
        timeZone: communityZone,
      }),
      historyFeature({
        clock,
        registry,
        transaction,
        verifyLogs: (part) => verifyHistory(storage.engine.reading, part),
      }),
      charterFeature({
        clock,
        ids,
        random,
        codeSecret: makeSecrets(config).codes,
        history: readers.history,
        verifyLogs: (part) => verifyHistory(storage.engine.reading, part),
        actors,
        registry,
        usernames,
        directory,
        transaction,
        charters: readers.charters,
        state: storage.state,
        folder: { read: (name) => openCommunityFolder(config.community).beside(name) },
        timeZone: communityZone,
      }),
      channelsFeature(
        channelDeps({ clock, ids, random, log, config, storage, server: channelServer }),
      ),
      craFeature({
        clock,
        ids,
        communes,
        transaction,
        cras,
        tags,
        drafts,
        places,
        reminders,
        registry,
        files: readers.files,
        postedFiles,
        timeZone: communityZone,
        erasures: erasuresOf(config),
        craErasures,
        scrub: () => storage.scrub(),
      }),
      statsFeature({
        clock,
        ids,
        usernames,
        summaryChannels,
        wordings,
        drawPicture,
        communes,
        registry,
        tags,
        stats: readers.stats,
        directory: readers.statsDirectory,
        totals: storage.totals,
        state: storage.state,
        log,
        transaction,
      }),
    ],
  };
  return assembled;
}
