import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { loadReplay, replayStats } from '../../bot/src/features/stats/replay/replay-stats.ts';
import { loadCommunes } from '../../bot/src/features/territory/index.ts';
import { anEntry } from '../support/builders.ts';
import { readStatsCase, statsCaseNames } from '../support/read-stats-cases.ts';
import { storages, type OpenedStorage } from '../support/storages.ts';

const communes = loadCommunes();

describe.each(storages)('statistics on $name', ({ open }) => {
  let opened: OpenedStorage;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.end());

  it.each(statsCaseNames)('answer the case %s exactly', async (name) => {
    const { registry, cras, expected } = readStatsCase(name);
    const { stats } = opened.storage.readers;

    await loadReplay(opened.storage, { registry, cras });
    const answers = await replayStats(
      { stats, communes },
      expected.map(({ query }) => query),
    );

    expect(
      answers.map((answer) => ('error' in answer ? { error: answer.error } : answer.result)),
    ).toEqual(expected.map(({ result }) => result));
  });

  it('know who works where, at every time', async () => {
    const affectations = [
      { structureId: '1', departement: '44', from: '2024-01-01', to: '2025-12-31' },
      { structureId: '2', departement: '35', from: '2026-01-01' },
    ];
    await opened.storage.transaction(async ({ registry }) => {
      await registry.putStructures([{ id: '1', name: 'Mairie' }]);
      await registry.put([anEntry({ affectations })]);
    });
    const directory = opened.storage.readers.statsDirectory;
    const named = { entryId: 'claire', name: 'Martin Claire' };

    expect(await directory.affectations(['44'])).toEqual([
      { ...affectations[0], ...named, structureName: 'Mairie' },
    ]);
    expect(await directory.affectations()).toHaveLength(2);
    expect(await directory.affectations([])).toEqual([]);
    expect(await directory.affectationsAt('2')).toEqual([affectations[1]]);
  });
});
