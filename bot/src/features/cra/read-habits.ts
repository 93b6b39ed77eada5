import { craLimits } from '@coop/contract/cra';
import type { CraHabits } from '@coop/contract/cra-routes';

import type { NotRegistered } from './failures.ts';
import type { CraReader, PlacesReader } from './ports.ts';
import { themesInFormOrder } from './theme-order.ts';
import type { Person } from '../../core/actor.ts';
import type { Clock } from '../../core/clock.ts';
import { localDay } from '../../core/local-day.ts';
import { fail, ok, type Result } from '../../core/result.ts';

export interface ReadHabitsDeps {
  readonly clock: Clock;
  readonly cras: CraReader;
  readonly places: PlacesReader;
}

/**
 * What a new CRA is filled with: the person's own usual values, completed by those of everyone, so
 * that six themes and the quick durations are always there. Without a saved usual place, the place
 * and channel of the person's latest CRA.
 */
export async function readHabits(
  { clock, cras, places }: ReadHabitsDeps,
  { actor }: { readonly actor: Person },
): Promise<Result<CraHabits, NotRegistered>> {
  const author = actor.entryId;
  if (author === undefined) return fail({ tag: 'NotRegistered' });
  const [own, everyone, saved] = await Promise.all([
    cras.usageOf(author),
    cras.usageOfEveryone(),
    places.read(author),
  ]);
  const [departement] = actor.territories;
  const [duree] = own.durees;
  const place = saved.usual ?? own.place;
  return ok({
    today: localDay(clock.now(), actor.timeZone),
    themes: distinct([...own.themes, ...everyone.themes, ...themesInFormOrder]).slice(0, 6),
    durees: distinct([...own.durees.slice(0, 3), ...craLimits.quickDurees]),
    places: saved.favourites.map((place) => ({ ...place })),
    ...(departement !== undefined && { departement }),
    ...(place && { place }),
    ...(saved.usual && { isPlaceSaved: true }),
    ...(own.activite && { activite: own.activite }),
    ...(duree !== undefined && { duree }),
  });
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
