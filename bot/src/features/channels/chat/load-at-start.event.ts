import type { ChannelsChatDeps } from './channels-chat-deps.ts';
import type { ChannelWork } from '../apply/channel-work.ts';
import { loadCommunity } from '../community-file/load-community.ts';
import { describeEvent } from '../../../core/describe-event.ts';
import type { Log } from '../../../core/log.ts';

export type ChannelEventDeps = Pick<ChannelsChatDeps, 'clock' | 'source' | 'state'> & {
  readonly log: Log;
  readonly work: Pick<ChannelWork, 'hasten' | 'wantFull' | 'heardHand'>;
};

/** The community file is read at each start; a wrong one leaves the former version in force. */
export const loadAtStart = describeEvent({
  name: 'channels.load-at-start',
  hears: 'started',
  run: async (deps: ChannelEventDeps) => {
    const loaded = await loadCommunity(deps);
    if (!loaded.ok) {
      const problems = loaded.failure.problems.slice(0, 20);
      deps.log.error({ problems }, 'the community file is refused; the former one stays in force');
    }
    deps.work.wantFull();
  },
});
