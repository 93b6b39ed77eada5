import type { CraContent } from '@coop/contract/cra';

import type { CraContext } from '../../bot/src/features/cra/check-cra.ts';
import type { Entry } from '../../bot/src/features/registry/registry.ts';
import { aContent, anEntry, testId } from './builders.ts';
import { makeMemoryStorage } from './memory/memory-storage.ts';
import { aPerson } from './people.ts';
import { makeTestClock, makeTestRandom } from './test-clock.ts';

const places = [
  { insee: '44109', cp: '44000', nom: 'Nantes' },
  { insee: '44109', cp: '44300', nom: 'Nantes' },
  { insee: '44190', cp: '44400', nom: 'Rezé' },
];

/** Two communes, one of them with two postal codes. */
export const someCommunes: CraContext['communes'] = {
  exists: (place) =>
    places.some(
      ({ insee, cp, nom }) => insee === place.insee && cp === place.cp && nom === place.nom,
    ),
};

/** Claire and Paul, advisers, before an empty storage on the morning of 2 March 2026. */
export async function makeCraScene(entries: readonly Partial<Entry>[] = [{}, { id: 'paul' }]) {
  const clock = makeTestClock();
  const storage = makeMemoryStorage({ clock, random: makeTestRandom() });
  await storage.transaction(({ registry }) => registry.put(entries.map(anEntry)));
  const { cras, tags, drafts, places: saved, registry } = storage.readers;
  return {
    clock,
    storage,
    claire: aPerson(),
    paul: aPerson({ entryId: 'paul' }),
    deps: {
      clock,
      communes: someCommunes,
      transaction: storage.transaction,
      cras,
      tags,
      drafts,
      places: saved,
      registry,
    },
  };
}

export type CraScene = Awaited<ReturnType<typeof makeCraScene>>;

/** What the API or a dialog hands to `recordCra`. */
export function anEntering(fields: Partial<CraContent> = {}, number = 1) {
  return {
    id: testId(number),
    fields: { ...aContent(fields) },
    source: 'panel',
    again: false,
  } as const;
}
