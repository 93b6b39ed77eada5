import { communityCharterKey } from './standing/community-charter.ts';
import { standingAt } from './standing/fold.ts';
import { charterWorld, type CharterSources } from './standing/read-position.ts';
import type { CharterState, Standing } from './standing/state.ts';
import { versionInForce } from './standing/version.ts';
import { homeTerritory, type RegistryReader } from '../registry/index.ts';
import { departementByCode } from '../territory/index.ts';
import type { UserId } from '../../core/actor.ts';
import type { Clock } from '../../core/clock.ts';
import { localDay } from '../../core/local-day.ts';
import { shareOf } from '../../core/shares.ts';

/** The states that are counted, in the order in which they are shown. */
export const countedStates = [
  'accepted',
  'superseded',
  'invited',
  'reminded',
  'refused',
  'expired',
  'exempt',
  'unasked',
] as const;
export type CountedState = (typeof countedStates)[number];

export interface CharterRates {
  /** People in the teams. */
  readonly expected: number;
  readonly counts: Readonly<Record<CountedState, number>>;
  /** Accepted or in grace, of those who are not exempt: tenths of a percent; `null`: nobody. */
  readonly rate: number | null;
}

export interface RatesDeps extends CharterSources {
  readonly clock: Clock;
  readonly timeZone: string;
  readonly registry: RegistryReader;
}

/** Somebody in the teams, where they work and where they stand. */
export interface CharterPerson {
  readonly userId: UserId;
  /** Code of the territory where they work; absent for people without an entry. */
  readonly territory?: string;
  readonly state: CountedState;
}

/** Everybody in the teams; `undefined` when no version is in force. */
export async function readCharterPeople(
  deps: RatesDeps,
): Promise<readonly CharterPerson[] | undefined> {
  const { charters, state, timeZone: zone } = deps;
  const now = deps.clock.now();
  const charter = await state.read(communityCharterKey);
  if (charter === undefined) return undefined;
  const versions = await charters.versions(charter);
  if (!versionInForce(versions, now, zone)) return undefined;
  const territories = await territoriesOf(deps, localDay(now, zone));
  const everyone = await charters.everyone(charter);
  return [...everyone].flatMap(([userId, events]) => {
    const territory = territories.get(userId);
    const timeZone = departementByCode(territory ?? '')?.timeZone ?? zone;
    const world = charterWorld(versions, zone, { timeZone, territory });
    const standing = standingAt(events, world, now);
    if (!standing.isPresent) return [];
    const person = { userId, state: countedState(standing) };
    return [territory === undefined ? person : { ...person, territory }];
  });
}

/** Counts of each state, and the rate of those who pass (charter.md, Figures per département). */
export function ratesOf(people: readonly Pick<CharterPerson, 'state'>[]): CharterRates {
  const countOf = (name: CountedState) => people.filter(({ state }) => state === name).length;
  const counts: Record<CountedState, number> = {
    accepted: countOf('accepted'),
    superseded: countOf('superseded'),
    invited: countOf('invited'),
    reminded: countOf('reminded'),
    refused: countOf('refused'),
    expired: countOf('expired'),
    exempt: countOf('exempt'),
    unasked: countOf('unasked'),
  };
  const expected = people.length;
  const rate = shareOf(counts.accepted + counts.superseded, expected - counts.exempt);
  return { expected, counts, rate };
}

function countedState({ state }: Standing): CountedState {
  return isReminded(state) ? 'reminded' : state.name;
}

function isReminded(state: CharterState): boolean {
  return state.name === 'invited' && state.reminders > 0;
}

async function territoriesOf(
  { registry }: Pick<RatesDeps, 'registry'>,
  today: string,
): Promise<ReadonlyMap<UserId, string>> {
  const territories = new Map<UserId, string>();
  for await (const entry of registry.entries()) {
    const territory = homeTerritory(entry, today);
    if (entry.link && territory !== undefined) territories.set(entry.link.userId, territory);
  }
  return territories;
}
