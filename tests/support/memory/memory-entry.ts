import type { DraftStore, PlacesStore } from '../../../bot/src/features/cra/ports.ts';
import type { Tables } from './tables.ts';

export function memoryDrafts({ drafts }: Tables): DraftStore {
  return {
    read: (person, form) => Promise.resolve(drafts.get(`${person} ${form}`)),
    write: (person, form, draft) => {
      const key = `${person} ${form}`;
      const isNext = (drafts.get(key)?.rev ?? 0) === draft.rev - 1;
      if (isNext) drafts.set(key, draft);
      return Promise.resolve(isNext);
    },
    drop: (person, form) => {
      drafts.delete(`${person} ${form}`);
      return Promise.resolve();
    },
  };
}

export function memoryPlaces({ usual, favourites, cras }: Tables): PlacesStore {
  const uses = (person: string, insee: string, canal: string) =>
    [...cras.values()].filter((revisions) => {
      const cra = revisions.at(-1);
      return (
        cra?.author === person &&
        cra.deletedAt === undefined &&
        cra.content.commune.insee === insee &&
        cra.content.canal === canal
      );
    }).length;
  const of = (person: string) => favourites.get(person) ?? [];
  return {
    read: (person) => {
      const place = usual.get(person);
      const ranked = of(person).map((favourite) => ({
        favourite,
        used: uses(person, favourite.commune.insee, favourite.canal),
      }));
      ranked.sort((a, b) => b.used - a.used || (a.favourite.nom < b.favourite.nom ? -1 : 1));
      return Promise.resolve({
        ...(place ? { usual: place } : {}),
        favourites: ranked.map(({ favourite }) => favourite),
      });
    },
    saveUsual: (person, place) => {
      usual.set(person, place);
      return Promise.resolve();
    },
    dropUsual: (person) => {
      usual.delete(person);
      return Promise.resolve();
    },
    saveFavourite: (person, place) => {
      favourites.set(person, [...of(person).filter(({ nom }) => nom !== place.nom), place]);
      return Promise.resolve();
    },
    dropFavourite: (person, nom) => {
      favourites.set(
        person,
        of(person).filter((favourite) => favourite.nom !== nom),
      );
      return Promise.resolve();
    },
  };
}
