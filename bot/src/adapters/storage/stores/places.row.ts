import type { UsualPlace } from '@coop/contract/cra-routes';

import type { SavedPlaces } from '../../../features/cra/cra.ts';

export interface PlaceRow {
  readonly person: string;
  readonly kind: 'usual' | 'favourite';
  readonly nom: string;
  readonly insee: string;
  readonly canal: string;
  readonly place: string;
}

export function toUsualRow(person: string, place: UsualPlace): PlaceRow {
  return { ...toRow(person, place), kind: 'usual', nom: '' };
}

export function toFavouriteRow(
  person: string,
  place: UsualPlace & { readonly nom: string },
): PlaceRow {
  return { ...toRow(person, place), kind: 'favourite', nom: place.nom };
}

function toRow(person: string, place: UsualPlace) {
  const { commune, canal } = place;
  return { person, insee: commune.insee, canal, place: JSON.stringify(place) };
}

export function toPlaces(rows: readonly Pick<PlaceRow, 'kind' | 'nom' | 'place'>[]): SavedPlaces {
  const usual = rows.find(({ kind }) => kind === 'usual');
  return {
    ...(usual ? { usual: placeOf(usual) } : {}),
    favourites: rows
      .filter(({ kind }) => kind === 'favourite')
      .map((row) => ({ ...placeOf(row), nom: row.nom })),
  };
}

function placeOf({ place }: Pick<PlaceRow, 'place'>): UsualPlace {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written by toRow alone
  return JSON.parse(place) as UsualPlace;
}
