import type { VersionNumber } from './version.ts';

/** Where a person stands towards one charter (charter.md, States). Instants in ms since 1970. */
export type CharterState =
  /** Nothing was sent yet. */
  | { readonly name: 'unasked' }
  /** The card is there; `reminders`: how many followed it (0 to 3). */
  | { readonly name: 'invited'; readonly at: number; readonly reminders: number }
  | { readonly name: 'accepted'; readonly proof: Proof }
  /** Accepted an older major; open until the end of grace (excluded). */
  | { readonly name: 'superseded'; readonly proof: Proof; readonly graceEnd: number }
  | { readonly name: 'refused'; readonly at: number }
  | { readonly name: 'expired'; readonly why: 'silence' | 'grace' }
  /** Until an instant (excluded). */
  | { readonly name: 'exempt'; readonly until: number };

/** An acceptance, by the id of its act. */
export interface Proof {
  readonly id: string;
  readonly version: VersionNumber;
  readonly at: number;
}

/** What was recorded about one person and one charter. */
export type CharterEvent = {
  /** Unique: an event that comes twice counts once. */
  readonly id: string;
  readonly at: number;
} & (
  | {
      /** Seen in the team, at first or again. */
      readonly type: 'seen';
      /** They were there before the bot's first complete reading. */
      readonly isBefore: boolean;
    }
  | { readonly type: 'left' }
  | {
      /** The card was delivered. */
      readonly type: 'invited';
      /** Of a campaign that asks people from before. */
      readonly campaign?: Campaign;
    }
  | { readonly type: 'reminded'; readonly rank: number }
  /** Something was said that changes no state: each once, by its name. */
  | { readonly type: 'told'; readonly what: string }
  | {
      readonly type: 'accept';
      readonly version: VersionNumber;
      readonly shown?: ShownScreen;
    }
  | { readonly type: 'decline' }
  | { readonly type: 'withdraw' }
  | { readonly type: 'exempt'; readonly until: number }
  | { readonly type: 'unexempt' }
  /** The acceptance of that id does not hold. */
  | { readonly type: 'void'; readonly of: string }
);

/** What was accepted, and how: the same as in the chain. */
export interface ShownScreen {
  readonly language: string;
  /** SHA-256 of the canonical text. */
  readonly textSha: string;
  /** SHA-256 of the strings put on that screen. */
  readonly screenSha: string;
  readonly surface: 'dialog' | 'panel' | 'command';
  /** Key of the channel, `direct` in the private conversation. */
  readonly channel: string;
  /** Ids ticked. */
  readonly commitments: readonly string[];
}

export interface Campaign {
  readonly deadline: number;
  /** `signaler`: the gate stays open and the animateurs get the list; `fermer`: it closes. */
  readonly atDeadline: 'signaler' | 'fermer';
}

/** The state, and what besides it the gate and the timers depend on. */
export interface Standing {
  readonly state: CharterState;
  /** In the team: timers run. */
  readonly isPresent: boolean;
  /** In the team before the bot, and never bound by an acceptance since. */
  readonly isBefore: boolean;
  readonly campaign?: Campaign;
  /** The end of the latest grace, running or over. */
  readonly graceEnd?: number;
  /** Acceptances that hold, whatever their version. */
  readonly proofs: readonly Proof[];
}

export const nobodyYet: Standing = {
  state: { name: 'unasked' },
  isPresent: false,
  isBefore: false,
  proofs: [],
};

/**
 * Whether the channels behind the charter are open (charter.md, States): always for those who
 * accepted, in grace or exempt; for people from before as long as nothing was asked of them, during
 * their campaign, and after it when it only reports.
 */
export function isGateOpen({ state, isBefore, campaign }: Standing): boolean {
  switch (state.name) {
    case 'accepted':
    case 'superseded':
    case 'exempt':
      return true;
    case 'refused':
      return false;
    case 'unasked':
      return isBefore;
    case 'invited':
      return isBefore && campaign !== undefined && isOpenDuring(campaign, state.at);
    case 'expired':
      return isBefore && campaign?.atDeadline === 'signaler';
  }
}

function isOpenDuring({ atDeadline, deadline }: Campaign, invitedAt: number): boolean {
  return atDeadline === 'signaler' || invitedAt < deadline;
}
