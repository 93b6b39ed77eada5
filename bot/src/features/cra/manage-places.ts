import { placeLimits } from '@coop/contract/cra-routes';
import type { NamedPlace, UsualPlace } from '@coop/contract/cra-routes';

import type { SavedPlaces } from './cra.ts';
import type { NotRegistered } from './failures.ts';
import type { PlacesStore } from './ports.ts';
import { sameValue } from './same-content.ts';
import type { SavePlaceDeps, UnknownCommune } from './save-place.ts';
import { fold } from '../territory/index.ts';
import type { Person } from '../../core/actor.ts';
import { fail, ok, type Result } from '../../core/result.ts';

/** Another favourite has that name already. */
export interface PlaceNameTaken {
  readonly tag: 'PlaceNameTaken';
  readonly nom: string;
}

export interface TooManyPlaces {
  readonly tag: 'TooManyPlaces';
  readonly max: number;
}

export interface SaveFavouriteRequest {
  readonly actor: Person;
  readonly place: NamedPlace;
  /** The name that it had, when it is renamed or changed. */
  readonly formerName?: string | undefined;
}

export type SaveFavouriteFailure = UnknownCommune | PlaceNameTaken | TooManyPlaces | NotRegistered;

/** Keeps a place and a channel under a name of one's own, or gives a kept one another. */
export async function saveFavourite(
  { communes, transaction }: SavePlaceDeps,
  { actor, place, formerName }: SaveFavouriteRequest,
): Promise<Result<undefined, SaveFavouriteFailure>> {
  const person = actor.entryId;
  if (person === undefined) return fail({ tag: 'NotRegistered' });
  const { commune } = place;
  if (!communes.exists(commune)) {
    return fail({ tag: 'UnknownCommune', received: `${commune.cp} ${commune.nom}` });
  }
  const named = { ...place, nom: place.nom.trim().replace(/\s+/g, ' ') };
  return transaction<Result<undefined, SaveFavouriteFailure>>(async ({ places }) => {
    const { favourites } = await places.read(person);
    const others = favourites.filter(({ nom }) => nom !== formerName);
    const alike = others.find(({ nom }) => fold(nom) === fold(named.nom));
    if (alike) return sameValue(alike, named) ? ok(undefined) : fail(takenName(alike.nom));
    const { max } = placeLimits;
    if (others.length >= max) return fail({ tag: 'TooManyPlaces', max });
    if (formerName !== undefined) await places.dropFavourite(person, formerName);
    await places.saveFavourite(person, named);
    return ok(undefined);
  });
}

function takenName(nom: string): PlaceNameTaken {
  return { tag: 'PlaceNameTaken', nom };
}

/** Keeps a favourite no more; of one that is not there, nothing. */
export function dropFavourite(
  deps: Pick<SavePlaceDeps, 'transaction'>,
  { actor, nom }: { readonly actor: Person; readonly nom: string },
): Promise<Result<undefined, NotRegistered>> {
  return change(deps, actor, (places, person) => places.dropFavourite(person, nom));
}

/** No place is the usual one any more: a new CRA begins with that of the latest. */
export function dropUsualPlace(
  deps: Pick<SavePlaceDeps, 'transaction'>,
  { actor }: { readonly actor: Person },
): Promise<Result<undefined, NotRegistered>> {
  return change(deps, actor, (places, person) => places.dropUsual(person));
}

async function change(
  { transaction }: Pick<SavePlaceDeps, 'transaction'>,
  { entryId: person }: Person,
  work: (places: PlacesStore, person: string) => Promise<void>,
): Promise<Result<undefined, NotRegistered>> {
  if (person === undefined) return fail({ tag: 'NotRegistered' });
  await transaction(({ places }) => work(places, person));
  return ok(undefined);
}

/** The favourite that a person calls so, accents and capitals forgiven. */
export function favouriteNamed(
  { favourites }: Pick<SavedPlaces, 'favourites'>,
  text: string,
): UsualPlace | undefined {
  return favourites.find(({ nom }) => fold(nom) === fold(text.trim()));
}
