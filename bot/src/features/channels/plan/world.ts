import type { Community, PersonFacts, Team } from '../channels.ts';
import type { Ledger } from './ledger.ts';
import type { UserId } from '../../../core/actor.ts';
import type { Whereabouts } from '../../../core/calendar/person-hours.ts';

/** An account that is in the team, or that the registry wants there. */
export interface Inhabitant {
  readonly userId: UserId;
  readonly username: string;
  /** By which referents are ordered. */
  readonly displayName: string;
  readonly kind: 'human' | 'guest' | 'bot';
  readonly isActive: boolean;
  readonly isInTeam: boolean;
  /** Of the entry bound to it, while the person is here. */
  readonly facts?: PersonFacts;
  /** Where they live, for the ends of their delays. */
  readonly whereabouts?: Whereabouts;
  /** The entry is `parti` or `archive`. */
  readonly hasDeparted?: boolean;
  /** Gone for long enough to leave the team too. */
  readonly leavesTeam?: boolean;
}

/** Whether a person passes a charter: the community's, or a channel's own by its id. */
export interface Gate {
  passes(userId: UserId, charter?: string): boolean;
}

/** Moderation keeps somebody out: of every channel, or of the team as well. */
export type Restriction = 'eloignement' | 'exclusion';

/** Somebody decided otherwise than the rules; in force now. */
export interface AccessException {
  readonly decision: 'present' | 'absent';
  /** Last day included, in the community's zone. */
  readonly until: string;
}

/** All that decides who is where in one team, at one instant. */
export interface World {
  readonly community: Community;
  readonly team: Team;
  readonly inhabitants: ReadonlyMap<UserId, Inhabitant>;
  readonly gate: Gate;
  readonly restrictions: ReadonlyMap<UserId, Restriction>;
  /** By `pairKey` of channel and account. */
  readonly exceptions: ReadonlyMap<string, AccessException>;
  readonly ledger: Ledger;
}

export function pairKey(channel: string, userId: UserId): string {
  return `${channel} ${userId}`;
}
