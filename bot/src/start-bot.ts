import { apiPrefix } from '@coop/contract/identity';

import { makeAccountDirectory } from './adapters/mattermost/account-directory.ts';
import { makeChannelServer } from './adapters/mattermost/channel-server.ts';
import { connectToMattermost } from './adapters/mattermost/connection.ts';
import { makeDeliveryChannel } from './adapters/mattermost/delivery-channel.ts';
import { makeSummaryChannels } from './adapters/mattermost/summary-channels.ts';
import { makeUsernames } from './adapters/mattermost/usernames.ts';
import { makePostedFiles } from './adapters/mattermost/posted-files.ts';
import { makeServer } from './adapters/http/server.ts';
import { makeMetrics } from './adapters/http/metrics.ts';
import { makeSessionTokens } from './adapters/http/session-tokens.ts';
import { openStorage } from './adapters/storage/open-storage.ts';
import { assembleFeatures } from './assemble-features.ts';
import { doors } from './adapters/http/edge.ts';
import { forgetAgain } from './forget-again.ts';
import { lastReportKey } from './features/stats/keep/totals.ts';
import { makeEdge } from './make-edge.ts';
import { makeFileOpener } from './open-file.ts';
import { politely } from './adapters/mattermost/politely.ts';
import { timerSleep } from './adapters/mattermost/timer-sleep.ts';
import { makeSecrets } from './secrets.ts';
import { startWork } from './start-work.ts';
import { makeVoice } from './voice.ts';
import type { BotDeps } from './bot-deps.ts';
import { version } from './version.ts';

export interface RunningBot {
  /** Where it listens. */
  readonly url: string;
  readonly metricsUrl: string;
  /** Runs what is due at once: after the clock was moved. */
  wake(): void;
  /** Resolves when the bot has said hello to Mattermost and registered its commands. */
  ready(): Promise<void>;
  /** Ends requests under way, loops and connections; releases the database. */
  close(): Promise<void>;
}

/**
 * Starts one bot: storage first (refused when it cannot be opened), then the doors, then the work
 * that speaks to Mattermost, which waits for it when it is away.
 */
export async function startBot(deps: BotDeps): Promise<RunningBot> {
  const { clock, config, random, log } = deps;
  const secrets = makeSecrets(config);
  const sessions = makeSessionTokens(secrets.session, clock);
  const storage = await openStorage(config.database, { clock, random, role: 'bot' });
  await forgetAgain({ config, log, storage });
  const connection = connectToMattermost(config, { clock, log, random });
  const metrics = makeMetrics({
    outbox: () => storage.queue.counts(),
    totals: async () => ({
      waiting: await storage.totals.waiting(),
      differences: (await storage.state.read(lastReportKey))?.differences ?? 0,
    }),
  });
  const patience = { nowMs: () => clock.now(), sleep: timerSleep };
  const assembled = assembleFeatures({
    ...deps,
    storage,
    sessions,
    accounts: connection.accounts,
    directory: makeAccountDirectory(connection.send),
    usernames: makeUsernames(connection.send),
    summaryChannels: makeSummaryChannels(connection.send),
    postedFiles: makePostedFiles(connection.send),
    channelServer: makeChannelServer(politely(connection.send, patience)),
  });
  const voice = makeVoice({ ...deps, sealKeys: secrets.seal, actors: assembled.actors });
  const edge = makeEdge({
    ...deps,
    storage,
    assembled,
    voice,
    chat: connection.chat,
    counters: metrics.counters,
  });
  const work = startWork({
    ...deps,
    storage,
    connection,
    features: assembled.features,
    commands: edge.commands,
    callbackUrl: `${config.callbackUrl}${doors.command}`,
    channel: (ready) => makeDeliveryChannel(ready, voice.renderFor),
    openFile: makeFileOpener({ ...assembled, plain: voice.plain }),
    say: voice.plainInFrench,
  });
  const routes = assembled.features.flatMap((feature) => feature.routes ?? []);
  const exports = assembled.features.flatMap((feature) => feature.exports ?? []);
  const siteOrigin = new URL(config.siteUrl).origin;
  const { requestsPerMinute } = config;
  const app = await makeServer(
    { edge, routes, exports, sessions, siteOrigin, version, requestsPerMinute },
    { ready: () => Promise.resolve(work.isReady()) },
  );
  const url = await app.listen({ host: config.host, port: config.port });
  const metricsPort = await metrics.listen(config.metricsPort);
  log.info({ url, api: `${config.publicUrl}${apiPrefix}`, metricsPort }, 'listening');

  return {
    url,
    metricsUrl: `http://127.0.0.1:${String(metricsPort)}/metrics`,
    wake: () => work.wake(),
    ready: () => work.ready,
    close: () => closeAll([app, edge.afterwork, work, connection, metrics, storage]),
  };
}

/** In order, the next also when one fails; the first failure is thrown at the end. */
async function closeAll(parts: readonly { close(): unknown }[]): Promise<void> {
  const failures: unknown[] = [];
  for (const part of parts) {
    try {
      await part.close();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'the bot did not end cleanly');
}
