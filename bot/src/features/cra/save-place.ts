import type { UsualPlace } from '@coop/contract/cra-routes';

import type { CraContext } from './check-cra.ts';
import type { NotRegistered } from './failures.ts';
import type { PlacesStore } from './ports.ts';
import type { Person } from '../../core/actor.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { Transaction } from '../../core/transaction.ts';

/** Code, postal code and name do not stand together in the official table. */
export interface UnknownCommune {
  readonly tag: 'UnknownCommune';
  readonly received: string;
}

export interface SavePlaceDeps {
  readonly communes: CraContext['communes'];
  readonly transaction: Transaction<{ readonly places: PlacesStore }>;
}

/** Saves the usual place and channel, which fill a new CRA, visibly. */
export async function savePlace(
  { communes, transaction }: SavePlaceDeps,
  { actor, place }: { readonly actor: Person; readonly place: UsualPlace },
): Promise<Result<undefined, UnknownCommune | NotRegistered>> {
  const person = actor.entryId;
  if (person === undefined) return fail({ tag: 'NotRegistered' });
  const { commune } = place;
  if (!communes.exists(commune)) {
    return fail({ tag: 'UnknownCommune', received: `${commune.cp} ${commune.nom}` });
  }
  await transaction(({ places }) => places.saveUsual(person, place));
  return ok(undefined);
}
