import type { ExitCode, Shell } from './shell.ts';
import { realClock, realRandom, withStorage } from './with-storage.ts';
import { withoutMarks } from './shell.ts';
import type { Config } from '../config.ts';
import { makeIds } from '../core/make-ids.ts';
import { lines } from '../core/text.ts';
import type { WorkPlace } from '../features/channels/apply/apply-run.ts';
import type { ChannelWorkDeps } from '../features/channels/apply/channel-work.ts';
import type { Community, Team } from '../features/channels/channels.ts';
import type { ChannelsFeatureDeps } from '../features/channels/index.ts';

/** Everything for one look at channels from the command line. */
export interface Channels {
  readonly deps: ChannelWorkDeps & Pick<ChannelsFeatureDeps, 'random'>;
  readonly community: Community;
  readonly place: (team: Team) => WorkPlace;
}

/**
 * Works on channels beside a bot that may run. The community file is put into force as at a start of
 * the bot; one that is wrong is refused with everything that is wrong with it.
 */
export function withChannels(
  shell: Shell,
  config: Config,
  work: (channels: Channels) => Promise<ExitCode>,
): Promise<ExitCode> {
  return withStorage(config.database, async (storage) => {
    const { channelDeps } = await import('../channel-deps.ts');
    const { makeChannelServer } = await import('../adapters/mattermost/channel-server.ts');
    const { politely } = await import('../adapters/mattermost/politely.ts');
    const { timerSleep } = await import('../adapters/mattermost/timer-sleep.ts');
    const { loadCommunity, makeCommunityReader } =
      await import('../features/channels/community-file/load-community.ts');
    const { problemTexts } = await import('../features/channels/chat/problem-texts.ts');
    const { openRest } = await import('./open-rest.ts');
    const rest = openRest({
      url: config.mattermostUrl,
      token: config.botToken,
      random: realRandom,
    });
    const ids = makeIds(realClock, realRandom);
    try {
      const given = channelDeps({
        clock: realClock,
        ids,
        random: realRandom,
        log: logTo(shell),
        config,
        storage,
        server: makeChannelServer(
          politely(rest.send, { nowMs: () => realClock.now(), sleep: timerSleep }),
        ),
      });
      const loaded = await loadCommunity(given);
      if (!loaded.ok) {
        const text = lines(...problemTexts(loaded.failure.problems));
        shell.terminal.complain(withoutMarks(shell.t(text)));
        return 2;
      }
      const holder = `command-line ${ids.ulid()}`;
      const readCommunity = makeCommunityReader(storage.state);
      const { community } = loaded.value;
      return await work({
        deps: { ...given, holder, readCommunity },
        community,
        place: (team) => ({ community, team, offsets: new Map() }),
      });
    } finally {
      rest.close();
    }
  });
}

function logTo({ terminal }: Shell) {
  const tell = (_fields: object, text: string) => terminal.complain(text);
  return { info: () => undefined, warn: tell, error: tell };
}
