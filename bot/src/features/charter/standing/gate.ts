import { communityCharterKey } from './community-charter.ts';
import { standingAt } from './fold.ts';
import { charterWorld, type CharterSources } from './read-position.ts';
import { isGateOpen, nobodyYet } from './state.ts';
import { versionInForce } from './version.ts';
import type { UserId } from '../../../core/actor.ts';
import type { Whereabouts } from '../../../core/calendar/person-hours.ts';

/** Whether people pass the charters, as of one instant. */
export interface CharterGate {
  /** Without `charter`: the community's. A charter that is not in force stops nobody. */
  passes(userId: UserId, charter?: string): boolean;
}

export interface GateRequest {
  readonly now: number;
  /** The community's, IANA. */
  readonly zone: string;
  /** Charters of channels that are asked about besides the community's. */
  readonly charters: readonly string[];
  readonly whereabouts: (userId: UserId) => Whereabouts;
}

/** Reads everybody once, so that a whole world is planned on one answer. */
export async function readGate(
  { charters, state }: CharterSources,
  request: GateRequest,
): Promise<CharterGate> {
  const community = await state.read(communityCharterKey);
  const ids = [...new Set([...(community === undefined ? [] : [community]), ...request.charters])];
  const passing = new Map<string, (userId: UserId) => boolean>();
  for (const id of ids) {
    const versions = await charters.versions(id);
    if (!versionInForce(versions, request.now, request.zone)) continue;
    const everyone = await charters.everyone(id);
    passing.set(id, (userId) => {
      const world = charterWorld(versions, request.zone, request.whereabouts(userId));
      const events = everyone.get(userId);
      return isGateOpen(events ? standingAt(events, world, request.now) : nobodyYet);
    });
  }
  return {
    passes: (userId, charter = community) =>
      charter === undefined || (passing.get(charter)?.(userId) ?? true),
  };
}
