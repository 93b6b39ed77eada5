import type { CraContent } from '@coop/contract/cra';

import { makeNoteWideRead } from '../../bot/src/features/stats/note-wide-read.ts';
import type { Entry } from '../../bot/src/features/registry/registry.ts';
import { loadCommunes } from '../../bot/src/features/territory/index.ts';
import { aCra, anEntry, testId } from './builders.ts';
import { makeMemoryStorage } from './memory/memory-storage.ts';
import { aPerson } from './people.ts';
import { makeTestClock, makeTestRandom } from './test-clock.ts';

const communes = loadCommunes();

/** Employers of the scene. */
export const mediatheque = '13002603200016';
export const mairie = '21440109500010';
export const ailleurs = '21350238800019';

const since = { from: '2024-01-01' } as const;

const people: readonly Partial<Entry>[] = [
  { id: 'claire', familyName: 'Martin', givenName: 'Claire' },
  {
    id: 'paul',
    familyName: 'Petit',
    givenName: 'Paul',
    affectations: [{ structureId: mairie, departement: '44', ...since }],
  },
  {
    id: 'rozenn',
    familyName: 'Le Gall',
    givenName: 'Rozenn',
    affectations: [{ structureId: ailleurs, departement: '35', ...since }],
  },
  {
    id: 'anne',
    familyName: 'Roux',
    givenName: 'Anne',
    affectations: [
      { structureId: mairie, departement: '44', from: '2024-01-01', to: '2025-06-30' },
      { structureId: ailleurs, departement: '35', from: '2025-07-01' },
    ],
  },
];

/**
 * On the morning of 2 March 2026: Claire and Paul are advisers in Loire-Atlantique, Rozenn in
 * Ille-et-Vilaine, Anne since July 2025; Karim coordinates Loire-Atlantique, Fatou is of the national
 * team.
 */
export async function makeStatsScene() {
  const clock = makeTestClock();
  const storage = makeMemoryStorage({ clock, random: makeTestRandom() });
  const structures = [
    { id: mediatheque, name: 'Médiathèque de Nantes' },
    { id: mairie, name: 'Mairie de Nantes' },
    { id: ailleurs, name: 'Mairie de Rennes' },
  ];
  await storage.transaction(async ({ registry }) => {
    await registry.putStructures(structures);
    await registry.put(people.map(anEntry));
  });
  const { registry, tags, stats, statsDirectory } = storage.readers;
  const { transaction } = storage;
  const person = (entryId: string, role: 'conseiller' | 'coordinateur' | 'animateur') =>
    aPerson({ entryId, roles: new Set([role]), territories: role === 'animateur' ? [] : ['44'] });
  let entered = 0;
  return {
    clock,
    storage,
    claire: person('claire', 'conseiller'),
    karim: person('karim', 'coordinateur'),
    fatou: person('fatou', 'animateur'),
    deps: {
      clock,
      communes,
      registry,
      tags,
      stats,
      directory: statsDirectory,
      noteWideRead: makeNoteWideRead({ clock, transaction }),
    },
    /** Stores a CRA of an adviser for the employer in force on its date. */
    enter: async (author: string, content: Partial<CraContent> = {}) => {
      entered += 1;
      const date = content.date ?? '2026-03-02';
      const employer = await registry.affectationOn(author, date);
      const cra = aCra({
        id: testId(entered),
        author,
        structureId: employer?.structureId ?? '',
        content: { ...content, date },
      });
      await transaction(({ cras }) => cras.insert(cra));
    },
  };
}

export type StatsScene = Awaited<ReturnType<typeof makeStatsScene>>;
