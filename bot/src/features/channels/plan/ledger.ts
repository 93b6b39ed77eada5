import type { ChannelKey } from '../channels.ts';
import type { UserId } from '../../../core/actor.ts';

/** Who put somebody there: a rule, they themselves, another person, or they were there already. */
export const origins = ['rule', 'self', 'hand', 'unknown'] as const;
export type Origin = (typeof origins)[number];

/** What somebody chose, or what was chosen for them by hand. */
export interface Choice {
  readonly way: 'in' | 'out';
  readonly cause: 'joined' | 'added' | 'left' | 'removed' | 'too-often';
  /** Who removed or added them, when it was seen. */
  readonly by?: UserId;
  /** Instant, ms since 1970. */
  readonly at: number;
  /** Whether a rule wanted them there then: the choice ends when it does no more. */
  readonly wasWanted: boolean;
}

/** What the bot knows of one membership. */
export interface LedgerLine {
  readonly origin: Origin;
  readonly isIn: boolean;
  /** When it was last seen to change, ms since 1970. */
  readonly at: number;
  readonly choice?: Choice;
  /** Departures of the last 24 h from a channel that puts people back. */
  readonly departures?: readonly number[];
  /** Was an administrator of the channel when the bot took them out. */
  readonly wasAdmin?: boolean;
  /** The bot made them an administrator. */
  readonly isAdminByBot?: boolean;
}

/** Where a wanted channel stands in Mattermost, and what the bot last wrote there. */
export interface Binding {
  readonly channelId: string;
  readonly isAdopted: boolean;
  /** Its members have been read once: whoever comes after came by themselves or by hand. */
  readonly isKnown: boolean;
  readonly purpose?: string;
  /** The bot's zone of the header. */
  readonly zone?: string;
  /** A change by hand in that zone was undone. */
  readonly isZoneUndone?: boolean;
  readonly welcome?: WelcomePost;
}

/** The pinned post that the bot keeps in a channel. */
export interface WelcomePost {
  /** Of its text. */
  readonly hash: string;
  readonly isRepinned?: boolean;
  /** When it was posted again after somebody had deleted it. */
  readonly reposts?: readonly number[];
}

/** A call that was decided; it is settled by what is seen afterwards. */
export type Intent =
  | {
      readonly kind: 'add' | 'remove' | 'admin';
      readonly channel: ChannelKey;
      readonly userIds: readonly UserId[];
    }
  | {
      readonly kind: 'team-add' | 'team-remove';
      readonly team: string;
      readonly userIds: readonly UserId[];
    };

/** All that the bot remembers of channels and memberships. */
export interface Ledger {
  readonly bindings: ReadonlyMap<ChannelKey, Binding>;
  readonly lines: ReadonlyMap<ChannelKey, ReadonlyMap<UserId, LedgerLine>>;
  /** Whoever the bot added to a team, by `<team> <user>`. */
  readonly teamAdditions: ReadonlySet<string>;
  /** By their own id. */
  readonly intents: ReadonlyMap<string, Intent>;
}

export const emptyLedger: Ledger = {
  bindings: new Map(),
  lines: new Map(),
  teamAdditions: new Set(),
  intents: new Map(),
};

export function lineOf(ledger: Ledger, key: ChannelKey, userId: UserId): LedgerLine | undefined {
  return ledger.lines.get(key)?.get(userId);
}

/** One line that changes. */
export interface LineChange {
  readonly channel: ChannelKey;
  readonly userId: UserId;
  readonly line: LedgerLine;
}

/** The ledger with these lines in place of the former ones. */
export function withLines(ledger: Ledger, changes: readonly LineChange[]): Ledger {
  if (changes.length === 0) return ledger;
  const lines = new Map(ledger.lines);
  for (const [channel, changed] of Map.groupBy(changes, (change) => change.channel)) {
    const ofChannel = new Map(ledger.lines.get(channel));
    for (const { userId, line } of changed) ofChannel.set(userId, line);
    lines.set(channel, ofChannel);
  }
  return { ...ledger, lines };
}

export function withBinding(ledger: Ledger, key: ChannelKey, binding: Binding): Ledger {
  return { ...ledger, bindings: new Map(ledger.bindings).set(key, binding) };
}

/** A copy that lacks some of what it may lack. */
export function without<T extends object, K extends keyof T>(
  whole: T,
  ...names: readonly K[]
): Omit<T, K> {
  const kept = { ...whole };
  for (const name of names) Reflect.deleteProperty(kept, name);
  return kept;
}

/** What the bot added to a team stands in lines under this sign and the team's key. */
export const teamLinesKey = '@';
