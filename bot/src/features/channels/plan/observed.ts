import type { ChannelKey } from '../channels.ts';
import type { UserId } from '../../../core/actor.ts';

export interface SeenMember {
  readonly isAdmin: boolean;
}

/** A channel as Mattermost has it now. */
export interface SeenChannel {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly purpose: string;
  readonly header: string;
  readonly type: 'public' | 'private';
  readonly isBotIn: boolean;
  /** Absent when they were not read to the end: then nothing is done about them. */
  readonly members?: ReadonlyMap<UserId, SeenMember>;
  /** The bot's post, when the pinned ones were read. */
  readonly welcome?: { readonly postId: string; readonly state: 'pinned' | 'unpinned' | 'gone' };
}

/** What stands in Mattermost for a wanted channel. */
export type Sight =
  /** Bound. */
  | { readonly kind: 'live'; readonly channel: SeenChannel }
  | { readonly kind: 'archived' | 'lost' }
  /** Not bound, and nothing has its name. */
  | { readonly kind: 'absent' }
  /** Not bound: to adopt as the file says, or made by the bot before it could note it. */
  | { readonly kind: 'found'; readonly how: 'adopt' | 'ours'; readonly channel: SeenChannel }
  /** Something else has the name. */
  | { readonly kind: 'taken'; readonly by: 'other' | 'archived' }
  /** Mattermost could not be asked. */
  | { readonly kind: 'unread' };

/** One team as Mattermost has it now. */
export interface Observed {
  readonly isBotAdmin: boolean;
  /** Everybody of the team was read; if not, nobody is added or removed. */
  readonly hasEveryone: boolean;
  readonly sights: ReadonlyMap<ChannelKey, Sight>;
}

/** The bound channel that lives, if it does. */
export function liveChannel(observed: Observed, key: ChannelKey): SeenChannel | undefined {
  const sight = observed.sights.get(key);
  return sight?.kind === 'live' ? sight.channel : undefined;
}
