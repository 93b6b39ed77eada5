import type { Channel, ChannelKey } from '../channels.ts';
import type { Cause } from './desire.ts';
import type { LedgerLine } from './ledger.ts';
import type { UserId } from '../../../core/actor.ts';

/** One thing to do; all but `note` are one call of Mattermost each. */
export type Operation =
  | {
      readonly kind: 'team-remove';
      readonly team: string;
      readonly userId: UserId;
    }
  | {
      readonly kind: 'remove';
      /** Whether it must come before everything else: departure, moderation, a channel of the team. */
      readonly isFirst: boolean;
      readonly channel: ChannelKey;
      readonly userId: UserId;
      readonly cause: Cause | 'lost-reason';
      readonly wasAdmin: boolean;
    }
  | {
      readonly kind: 'create';
      readonly channel: ChannelKey;
      readonly wanted: Channel;
      readonly header: string;
      readonly zone: string;
    }
  | {
      readonly kind: 'bind';
      readonly channel: ChannelKey;
      readonly channelId: string;
      readonly how: 'adopt' | 'ours';
      /** What the channel is called now. */
      readonly displayName: string;
    }
  | { readonly kind: 'self-join'; readonly channel: ChannelKey }
  | {
      readonly kind: 'set';
      readonly channel: ChannelKey;
      readonly displayName?: string;
      readonly purpose?: string;
      readonly header?: string;
      readonly zone?: string;
      /** It undoes what somebody wrote in the bot's zone. */
      readonly undoesZone?: boolean;
    }
  | { readonly kind: 'make-private'; readonly channel: ChannelKey }
  | { readonly kind: 'team-add'; readonly team: string; readonly userIds: readonly UserId[] }
  | { readonly kind: 'add'; readonly channel: ChannelKey; readonly userIds: readonly UserId[] }
  | { readonly kind: 'admin'; readonly channel: ChannelKey; readonly userId: UserId }
  | {
      readonly kind: 'welcome-post';
      readonly channel: ChannelKey;
      readonly hash: string;
      /** Somebody had deleted it. */
      readonly isAgain: boolean;
    }
  | { readonly kind: 'pin'; readonly channel: ChannelKey; readonly postId: string }
  | {
      readonly kind: 'note';
      readonly channel: ChannelKey;
      readonly userId: UserId;
      readonly line: LedgerLine;
    };

/** What the bot sees and does not repair by itself. */
export interface Drift {
  readonly kind:
    | 'extra'
    | 'name-taken'
    | 'name-taken-archived'
    | 'archived'
    | 'lost'
    | 'renamed'
    | 'made-public'
    | 'purpose-changed'
    | 'zone-changed'
    | 'header-too-long'
    | 'not-administrator'
    | 'unread'
    | 'orphan'
    | 'welcome-gone';
  readonly channel: ChannelKey;
  /** People concerned, sorted; empty for what is about the channel itself. */
  readonly userIds: readonly UserId[];
}

export interface Plan {
  /** In the order in which they are done. */
  readonly operations: readonly Operation[];
  readonly drifts: readonly Drift[];
}

/** At most so many people in one call. */
export const channelBatch = 1_000;
export const teamBatch = 256;

export function batches<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  const count = Math.ceil(list.length / size);
  return Array.from({ length: count }, (_, index) => list.slice(index * size, (index + 1) * size));
}
