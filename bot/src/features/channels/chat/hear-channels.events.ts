import type { ChannelEventDeps } from './load-at-start.event.ts';
import { describeEvent } from '../../../core/describe-event.ts';

/** What is heard is a hint: a pass looks for itself. */
export const hearJoin = describeEvent({
  name: 'channels.joined',
  hears: 'channel-joined',
  run: ({ work }: ChannelEventDeps) => {
    work.hasten();
    return Promise.resolve();
  },
});

/** Who took somebody out is told nowhere else. */
export const hearDeparture = describeEvent({
  name: 'channels.left',
  hears: 'channel-left',
  run: ({ work }: ChannelEventDeps, { channelId, userId, byId }) => {
    if (byId !== undefined && byId !== userId) work.heardHand(channelId, userId, byId);
    work.hasten();
    return Promise.resolve();
  },
});

export const hearChange = describeEvent({
  name: 'channels.changed',
  hears: 'channel-changed',
  run: ({ work }: ChannelEventDeps) => {
    work.hasten();
    return Promise.resolve();
  },
});

export const hearNewcomer = describeEvent({
  name: 'channels.newcomer',
  hears: 'team-joined',
  run: ({ work }: ChannelEventDeps) => {
    work.hasten();
    return Promise.resolve();
  },
});

/** A new username stands in the headers of those who are referents. */
export const hearProfile = describeEvent({
  name: 'channels.profile',
  hears: 'account-changed',
  run: ({ work }: ChannelEventDeps) => {
    work.hasten();
    return Promise.resolve();
  },
});

export const hearGap = describeEvent({
  name: 'channels.gap',
  hears: 'gap',
  run: ({ work }: ChannelEventDeps) => {
    work.wantFull();
    return Promise.resolve();
  },
});
