import type { FileProblem } from './community-file/problems.ts';
import type { Cause } from './plan/desire.ts';

/** The community file is not usable; the former version stays in force. */
export interface CommunityRefused {
  readonly tag: 'CommunityRefused';
  readonly problems: readonly FileProblem[];
  /** Of the text that was refused. */
  readonly hash: string;
}

/** No community file was ever usable: nothing is known of channels. */
export interface NoCommunity {
  readonly tag: 'NoCommunity';
}

/** No channel of the community is called so. */
export interface ChannelUnknown {
  readonly tag: 'ChannelUnknown';
  readonly received: string;
}

export interface ChannelAmbiguous {
  readonly tag: 'ChannelAmbiguous';
  readonly displays: readonly string[];
}

/** Wanted by the file, but it does not stand in Mattermost yet. */
export interface ChannelNotMade {
  readonly tag: 'ChannelNotMade';
  readonly display: string;
}

/** Something stronger than choices keeps the person out. */
export interface ChannelClosed {
  readonly tag: 'ChannelClosed';
  readonly display: string;
  readonly cause: Cause;
}

/** Nobody of their kind may join that one alone. */
export interface JoinRefused {
  readonly tag: 'JoinRefused';
  readonly display: string;
}

/** Everybody who belongs there is put back: leaving it would mean nothing. */
export interface LeaveRefused {
  readonly tag: 'LeaveRefused';
  readonly display: string;
}

/** No plan has that id, or it was shown too long ago, or was applied. */
export interface PlanUnknown {
  readonly tag: 'PlanUnknown';
  readonly id: string;
}

/** Another plan of the same team is being applied. */
export interface RunUnderWay {
  readonly tag: 'RunUnderWay';
  readonly id: string;
}

/** So many removals are done only when their number was typed. */
export interface NumberNeeded {
  readonly tag: 'NumberNeeded';
  readonly id: string;
  readonly removals: number;
}

/** The channel of the file stands for one of Mattermost already. */
export interface AlreadyBound {
  readonly tag: 'AlreadyBound';
  readonly display: string;
}

/** Mattermost has no such living channel that the bot may see. */
export interface ChannelUnseen {
  readonly tag: 'ChannelUnseen';
  readonly received: string;
}

/** Neither a referent of the channel nor an animateur. */
export interface NotReferent {
  readonly tag: 'NotReferent';
  readonly display: string;
}

/** The text leaves no room in the 1,024 characters of a header. */
export interface HeaderTooLong {
  readonly tag: 'HeaderTooLong';
  readonly display: string;
}

/** No account of Mattermost has that name. */
export interface PersonUnknown {
  readonly tag: 'PersonUnknown';
  readonly username: string;
}

/** A reason has 10 to 300 characters. */
export interface ReasonLength {
  readonly tag: 'ReasonLength';
  readonly length: number;
}

/** No date, past, or further away than this person may decide. */
export interface UntilRefused {
  readonly tag: 'UntilRefused';
  readonly days: number;
}
