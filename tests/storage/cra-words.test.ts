import { describe, expect, it } from '@jest/globals';

import { migrate } from '../../bot/src/adapters/storage/migrations/migrate.ts';
import { openEngine, openStorage } from '../../bot/src/adapters/storage/open-storage.ts';
import { aContent, testId } from '../support/builders.ts';
import { databases } from '../support/storages.ts';
import { makeTestClock, makeTestRandom } from '../support/test-clock.ts';

/** A row as the schema before the search in notes held it. */
function oldRow(number: number, notes: string | undefined): string {
  const content = JSON.stringify(aContent(notes === undefined ? {} : { notes }));
  const values = [
    testId(number),
    'claire',
    ...[1, 1, 1_000, 1_000],
    '2026-03-02',
    'S1',
    '44',
    '44109',
    'individuel',
    'rattachement',
    ...[1, 0, 45],
    'courriel',
    'panel',
    content,
  ].map((value) => (typeof value === 'number' ? value : `'${value.replace(/'/g, "''")}'`));
  return `insert into cra (id, author, rev, form_version, created_at, updated_at, date, structure_id,
    departement, insee, activite, canal, participants, recurrents, duree, themes, source, content)
    values (${values.join(', ')})`;
}

describe.each(databases)('CRAs entered before the search in notes, on $name', ({ make }) => {
  it('are found by the words of their notes', async () => {
    const { url, remove } = await make();
    const engine = await openEngine(url, 'bot');
    await migrate(engine.ddl, engine.workshop.dialect, 6);
    await engine.ddl.exclusively(async (execute) => {
      await execute(oldRow(1, "Déclaration d'impôts ; l'école"));
      await execute(oldRow(2, undefined));
    });
    await engine.close();

    const deps = { clock: makeTestClock(), random: makeTestRandom() };
    const storage = await openStorage(url, { ...deps, role: 'bot' });
    const found = (words: readonly string[]) =>
      storage.readers.cras.list({ author: 'claire', words, limit: 9 });

    expect((await found(['impots', 'ecole'])).cras).toMatchObject([{ id: testId(1) }]);
    expect((await found(['notes'])).cras).toEqual([]);
    expect((await found([])).cras).toHaveLength(2);
    await storage.close();
    await remove();
  });
});
