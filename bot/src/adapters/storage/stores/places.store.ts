import type { PlacesStore } from '../../../features/cra/ports.ts';
import type { Session } from '../session.ts';
import { columnsOf, statement } from '../statement.ts';
import { toFavouriteRow, toPlaces, toUsualRow, type PlaceRow } from './places.row.ts';

const read = statement<{ person: string }, Pick<PlaceRow, 'kind' | 'nom' | 'place'>>(
  'place.read',
  ({ db }, { person }) =>
    db
      .selectFrom('cra_place')
      .select(['kind', 'nom', 'place'])
      .where('person', '=', person)
      .orderBy(
        (e) =>
          e
            .selectFrom('cra')
            .select(({ fn }) => fn.countAll().as('used'))
            .where('cra.author', '=', person)
            .where('cra.deleted_at', 'is', null)
            .whereRef('cra.insee', '=', 'cra_place.insee')
            .whereRef('cra.canal', '=', 'cra_place.canal'),
        'desc',
      )
      .orderBy('nom'),
);

type PlaceArgs = Record<'person' | 'nom' | 'insee' | 'canal' | 'place', string> &
  Pick<PlaceRow, 'kind'>;

const save = statement<PlaceArgs>('place.save', ({ db }, row) =>
  db
    .insertInto('cra_place')
    .values(columnsOf(row, ['person', 'kind', 'nom', 'insee', 'canal', 'place']))
    .onConflict((conflict) =>
      conflict
        .columns(['person', 'kind', 'nom'])
        .doUpdateSet(columnsOf(row, ['insee', 'canal', 'place'])),
    ),
);

const drop = statement<Pick<PlaceArgs, 'person' | 'kind' | 'nom'>>('place.drop', ({ db }, row) =>
  db
    .deleteFrom('cra_place')
    .where('person', '=', row.person)
    .where('kind', '=', row.kind)
    .where('nom', '=', row.nom),
);

export function makePlacesStore(session: Session): PlacesStore {
  return {
    read: async (person) => toPlaces(await session.all(read, { person })),
    saveUsual: (person, place) => session.send(save, { ...toUsualRow(person, place) }),
    dropUsual: (person) => session.send(drop, { person, kind: 'usual', nom: '' }),
    saveFavourite: (person, place) => session.send(save, { ...toFavouriteRow(person, place) }),
    dropFavourite: (person, nom) => session.send(drop, { person, kind: 'favourite', nom }),
  };
}
