import type { ChannelKey } from './channels.ts';
import type { Binding, Intent, Ledger, LedgerLine } from './plan/ledger.ts';
import type { Drift } from './plan/operation.ts';
import type { UserId } from '../../core/actor.ts';
import type { CalendarDate } from '../../core/calendar-date.ts';

/** A membership that changes; written only where the former line is still the one that was read. */
export interface LineWrite {
  readonly channel: ChannelKey;
  readonly userId: UserId;
  readonly line: LedgerLine;
  /** Absent: there was none. */
  readonly former?: LedgerLine;
}

/** A call that was decided and whose outcome is not noted yet. */
export interface OpenCall {
  readonly id: string;
  readonly team: string;
  readonly intent: Intent;
}

/** Somebody decided otherwise than the rules. */
export interface ExceptionRecord {
  readonly channel: ChannelKey;
  readonly userId: UserId;
  readonly decision: 'present' | 'absent';
  /** Last day included, in the community's zone. */
  readonly until: CalendarDate;
  readonly reason: string;
  /** Account of who decided. */
  readonly author: UserId;
  readonly at: number;
  readonly isWarned: boolean;
}

export type RunState = 'asked' | 'shown' | 'applying' | 'done' | 'stopped' | 'failed';

/** What somebody asked for: a plan to read, or one to apply. */
export interface RunRecord {
  /** Three signs, as people type it: `7K2`. */
  readonly id: string;
  readonly team: string;
  readonly state: RunState;
  /** Account of who asked; `undefined` for the command line. */
  readonly by?: UserId;
  readonly at: number;
  /** The removals, adoptions and privacy changes that were shown, sorted. */
  readonly shown: readonly string[];
  /** How many removals, and whether the number must be typed. */
  readonly removals: number;
  readonly needsNumber: boolean;
  /** As it was typed. */
  readonly confirmed?: number;
  /** Done of it, in people and calls, and when it was begun: after a death it goes on. */
  readonly done?: number;
  readonly begunAt?: number;
}

/** Reads what the bot remembers of channels, as of the last commit. */
export interface LedgerReader {
  /** All of it. */
  whole(): Promise<Ledger>;
  /** Bindings, and the lines and calls of one account alone. */
  ofUser(userId: UserId): Promise<Ledger>;
  exceptions(): Promise<readonly ExceptionRecord[]>;
  /** `undefined` for an unknown id. */
  run(id: string): Promise<RunRecord | undefined>;
  /** Asked for or under way, oldest first. */
  openRuns(): Promise<readonly RunRecord[]>;
  /** What the last pass over a team saw and did not repair. */
  drifts(team: string): Promise<readonly Drift[]>;
}

/** Writes it, inside a transaction. */
export interface LedgerStore extends LedgerReader {
  /** Answers the lines that were written: those that nobody had changed meanwhile. */
  putLines(writes: readonly LineWrite[]): Promise<readonly LineWrite[]>;
  putBinding(key: ChannelKey, binding: Binding, team: string): Promise<void>;
  dropBinding(key: ChannelKey): Promise<void>;
  /** All that is remembered under a key stands under another from now on. */
  renameKey(from: ChannelKey, to: ChannelKey): Promise<void>;
  openCall(call: OpenCall): Promise<void>;
  closeCalls(ids: readonly string[]): Promise<void>;
  putException(record: ExceptionRecord): Promise<void>;
  dropException(channel: ChannelKey, userId: UserId): Promise<void>;
  putRun(run: RunRecord): Promise<void>;
  putDrifts(team: string, drifts: readonly Drift[]): Promise<void>;
}

/** An account of a team. */
export interface TeamAccount {
  readonly userId: UserId;
  readonly username: string;
  readonly displayName: string;
  readonly isBot: boolean;
  readonly isGuest: boolean;
  readonly isActive: boolean;
}

export interface ServerTeam {
  readonly id: string;
  readonly isBotAdmin: boolean;
}

export interface ServerChannel {
  readonly id: string;
  readonly teamId: string;
  readonly name: string;
  readonly displayName: string;
  readonly purpose: string;
  readonly header: string;
  readonly type: 'public' | 'private';
  readonly isArchived: boolean;
  readonly isByBot: boolean;
}

export interface Addition {
  /** In now, whether they were before or not. */
  readonly addedIds: readonly UserId[];
  /** Mattermost's reason, given only when it left out everybody. */
  readonly refusal?: string;
}

/** What Mattermost said that will not change by asking again. */
export interface ServerRefusal {
  readonly kind: 'gone' | 'forbidden' | 'limit' | 'taken' | 'revoked' | 'other';
  readonly reason: string;
}

/**
 * Mattermost as channels need it. Every call throws when Mattermost cannot be reached or refuses;
 * `refusalOf` reads what was thrown.
 */
export interface ChannelServer {
  /** `undefined` when the bot cannot see it. */
  team(found: { readonly name: string } | { readonly id: string }): Promise<ServerTeam | undefined>;
  /** Page after page of everybody in the team, deactivated accounts too. */
  accounts(teamId: string): AsyncIterable<readonly TeamAccount[]>;
  account(userId: UserId): Promise<TeamAccount | undefined>;
  /** With or without `@`, in any case. */
  accountNamed(username: string): Promise<TeamAccount | undefined>;
  /** Every channel of the team that the bot is in, archived ones too; one request. */
  mine(teamId: string): Promise<readonly ServerChannel[]>;
  channel(channelId: string): Promise<ServerChannel | undefined>;
  /** Archived ones too; `undefined` also for a private one that the bot may not see. */
  channelNamed(teamId: string, name: string): Promise<ServerChannel | undefined>;
  /** Everybody in the channel; the bot must be in it. */
  members(channelId: string): Promise<ReadonlyMap<UserId, { readonly isAdmin: boolean }>>;
  member(channelId: string, userId: UserId): Promise<{ readonly isAdmin: boolean } | undefined>;
  /** Active members of each channel. */
  counts(channelIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  create(channel: {
    readonly teamId: string;
    readonly name: string;
    readonly displayName: string;
    readonly type: 'public' | 'private';
    readonly header: string;
    readonly purpose: string;
  }): Promise<ServerChannel>;
  change(
    channelId: string,
    change: {
      readonly displayName?: string;
      readonly purpose?: string;
      readonly header?: string;
      readonly name?: string;
    },
  ): Promise<void>;
  makePrivate(channelId: string): Promise<void>;
  restore(channelId: string): Promise<void>;
  /** The bot itself. */
  joinBot(channelId: string): Promise<void>;
  /** One call; at most 1,000 people. */
  add(channelId: string, userIds: readonly UserId[]): Promise<Addition>;
  /** Done already when the person is out. */
  remove(channelId: string, userId: UserId): Promise<void>;
  makeAdmin(channelId: string, userId: UserId): Promise<void>;
  /** At most 256 people; answers who is in the team now. */
  addToTeam(teamId: string, userIds: readonly UserId[]): Promise<readonly UserId[]>;
  removeFromTeam(teamId: string, userId: UserId): Promise<void>;
  /** Ids of the pinned posts. */
  pinned(channelId: string): Promise<ReadonlySet<string>>;
  /** Whether the post is still there. */
  hasPost(postId: string): Promise<boolean>;
  pin(postId: string): Promise<void>;
  refusalOf(error: unknown): ServerRefusal | undefined;
}

/** Where the community file lies. */
export interface CommunitySource {
  /** `undefined` when there is none, or it cannot be read. */
  read(): Promise<{ readonly name: string; readonly bytes: Uint8Array } | undefined>;
  /** Another file of the same folder. */
  beside(name: string): Promise<Uint8Array | undefined>;
}
