import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CraContent } from '@coop/contract/cra';

import type { CraLikeness } from '../../bot/src/features/cra/ports.ts';
import type { Cra } from '../../bot/src/features/cra/cra.ts';
import { aCra, testId } from '../support/builders.ts';
import { storages, type OpenedStorage } from '../support/storages.ts';

describe.each(storages)('the CRAs on $name', ({ open }) => {
  let opened: OpenedStorage;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.end());

  const write: OpenedStorage['storage']['transaction'] = (work) => opened.storage.transaction(work);
  const insert = (...all: readonly Cra[]) =>
    write(async ({ cras }) => {
      for (const cra of all) await cras.insert(cra);
    });
  const numbered = (number: number, content: Partial<CraContent> = {}, fields: Partial<Cra> = {}) =>
    aCra({ id: testId(number), ...fields, content });
  const ids = (cras: readonly Cra[]) => cras.map(({ id }) => id);
  const read = () => opened.storage.readers.cras;

  it('gives a CRA back as it was written, to its author alone', async () => {
    const cra = aCra({
      source: 'import',
      sourceId: 'old-1',
      content: { titre: 'Atelier « é »', activite: 'collectif', tags: ['t1'], serie: testId(9) },
    });
    await insert(cra);

    expect(await read().byId('claire', cra.id)).toEqual(cra);
    expect(await read().byId('karim', cra.id)).toBeUndefined();
    expect(await read().versions('karim', cra.id)).toEqual([]);
  });

  it('stores an id once', async () => {
    const inserted = [aCra(), aCra({ author: 'karim' })].map((cra) =>
      write(({ cras }) => cras.insert(cra)),
    );

    expect(await Promise.all(inserted)).toEqual([true, false]);
    expect(await read().isKnown(testId(1))).toBe(true);
    expect(await read().isKnown(testId(2))).toBe(false);
    expect(await read().byId('karim', testId(1))).toBeUndefined();
  });

  it('changes a CRA only from the revision in force, and keeps every revision', async () => {
    const first = aCra();
    const second = aCra({ rev: 2, updatedAt: 2_000, content: { duree: 60 } });
    await insert(first);
    const outcomes = [
      await write(({ cras }) => cras.update(second)),
      await write(({ cras }) => cras.update({ ...second, updatedAt: 3_000 })),
      await write(({ cras }) => cras.update({ ...second, rev: 4 })),
    ];

    expect(outcomes).toEqual([true, false, false]);
    expect(await read().versions('claire', first.id)).toEqual([first, second]);
  });

  it('deletes and restores as new revisions, once each', async () => {
    const cra = aCra();
    await insert(cra);
    const deleted = await write(({ cras }) => cras.markDeleted('claire', cra.id, 5_000));
    const again = await write(({ cras }) => cras.markDeleted('claire', cra.id, 6_000));
    const restored = await write(({ cras }) => cras.restore('claire', cra.id, 7_000));
    const once = await write(({ cras }) => cras.restore('claire', cra.id, 8_000));

    expect(deleted).toEqual({ ...cra, rev: 2, updatedAt: 5_000, deletedAt: 5_000 });
    expect(again).toEqual(deleted);
    expect(restored).toEqual({ ...cra, rev: 3, updatedAt: 7_000 });
    expect(once).toEqual(restored);
    expect(await read().byId('claire', cra.id)).toEqual(restored);
    expect(await write(({ cras }) => cras.markDeleted('karim', cra.id, 9_000))).toBeUndefined();
  });

  it('erases every revision and remembers the id', async () => {
    await insert(aCra(), numbered(2));
    await write(async ({ cras }) => {
      await cras.update(aCra({ rev: 2, content: { notes: 'secret' } }));
      await cras.markDeleted('claire', testId(1), 5_000);
      await cras.erase(testId(1));
    });

    expect(await read().versions('claire', testId(1))).toEqual([]);
    expect(await read().isKnown(testId(1))).toBe(true);
    expect(await write(({ cras }) => cras.insert(aCra()))).toBe(false);
    expect(await read().totals({ author: 'claire' })).toMatchObject({ cras: 1 });
    expect(await read().deletedBefore(9_000, 10)).toEqual([]);
  });

  it('lists by date then entry, newest first, page after page', async () => {
    await insert(
      numbered(1, { date: '2026-03-02' }),
      numbered(2, { date: '2026-03-01' }),
      numbered(3, { date: '2026-03-02' }),
      numbered(4, { date: '2026-02-28' }),
      numbered(5, {}, { author: 'karim' }),
    );
    const first = await read().list({ author: 'claire', limit: 2 });
    const second = await read().list({ author: 'claire', limit: 2, cursor: first.next ?? '' });

    expect([ids(first.cras), ids(second.cras)]).toEqual([
      [testId(3), testId(1)],
      [testId(2), testId(4)],
    ]);
    expect(second.next).toBeUndefined();
    expect(ids((await read().list({ author: 'claire', limit: 9, cursor: 'x' })).cras)).toHaveLength(
      4,
    );
  });

  it('filters by period, both ends included, by activity, and the deleted apart', async () => {
    await insert(
      numbered(1, { date: '2026-03-01', duree: 30 }),
      numbered(2, { date: '2026-03-31', activite: 'collectif', participants: 5, duree: 90 }),
      numbered(3, { date: '2026-04-01' }),
      numbered(4, { date: '2026-03-15' }),
    );
    await write(({ cras }) => cras.markDeleted('claire', testId(4), 5_000));
    const march = { author: 'claire', from: '2026-03-01', to: '2026-03-31' };
    const list = async (filter: object) =>
      ids((await read().list({ ...march, limit: 9, ...filter })).cras);

    expect(await list({})).toEqual([testId(2), testId(1)]);
    expect(await list({ activite: 'collectif' })).toEqual([testId(2)]);
    expect(await list({ deleted: true })).toEqual([testId(4)]);
    expect(await read().totals(march)).toEqual({ cras: 2, participants: 6, minutes: 120 });
    expect(await read().totals({ ...march, deleted: true })).toMatchObject({ cras: 1 });
    expect(await read().totals({ author: 'paul' })).toEqual({
      cras: 0,
      participants: 0,
      minutes: 0,
    });
  });

  it('filters by channel, commune, theme, tag and words, each with the others', async () => {
    const elsewhere = { insee: '44143', cp: '44400', nom: 'Rezé' };
    await insert(
      numbered(1, { canal: 'distance', themes: ['sante', 'courriel'], tags: [testId(91)] }),
      numbered(2, { commune: elsewhere, notes: 'Aide à la Déclaration d’impôts, 50 % en ligne' }),
      numbered(3, { activite: 'collectif', titre: 'Café des aînés', notes: 'impôts' }),
      numbered(4, { themes: ['demarches'], tags: [testId(91), testId(92)] }),
    );
    const list = async (filter: object) =>
      ids((await read().list({ author: 'claire', limit: 9, ...filter })).cras);

    expect(await list({ canal: 'distance' })).toEqual([testId(1)]);
    expect(await list({ insee: '44143' })).toEqual([testId(2)]);
    expect(await list({ theme: 'courriel' })).toEqual([testId(3), testId(2), testId(1)]);
    expect(await list({ theme: 'sante' })).toEqual([testId(1)]);
    expect(await list({ tag: testId(91) })).toEqual([testId(4), testId(1)]);
    expect(await list({ words: ['impots'] })).toEqual([testId(3), testId(2)]);
    expect(await list({ words: ['impot', 'declaration'] })).toEqual([testId(2)]);
    expect(await list({ words: ['aines'] })).toEqual([testId(3)]);
    expect(await list({ words: ['impots'], activite: 'individuel' })).toEqual([testId(2)]);
    expect(await list({ words: ['notes'] })).toEqual([]);
    expect(await read().totals({ author: 'claire', words: ['impots'] })).toMatchObject({ cras: 2 });
    expect(await read().totals({ author: 'claire', theme: 'demarches' })).toMatchObject({
      cras: 1,
    });
  });

  it('counts the CRAs in force of each day', async () => {
    await insert(
      numbered(1, { date: '2026-03-02' }),
      numbered(2, { date: '2026-03-01' }),
      numbered(3, { date: '2026-03-02' }),
    );

    const days = await read().perDay('claire', { from: '2026-03-01', to: '2026-03-02' });

    expect(days).toEqual([
      { date: '2026-03-01', cras: 1 },
      { date: '2026-03-02', cras: 2 },
    ]);
    expect(await read().lastDate('claire')).toBe('2026-03-02');
    expect(await read().lastDate('paul')).toBeUndefined();
  });

  it('finds a CRA alike of the given time, its themes compared as a set, imports excepted', async () => {
    const themes = ['demarches', 'courriel'] as const;
    await insert(
      numbered(1, { themes: [...themes] }, { createdAt: 1_000 }),
      numbered(2, { themes: [...themes] }, { createdAt: 2_000 }),
      numbered(3, { themes: [...themes] }, { createdAt: 3_000, source: 'import' }),
      numbered(4, { themes: ['courriel'] }, { createdAt: 4_000 }),
    );
    const like: CraLikeness = {
      author: 'claire',
      date: '2026-03-02',
      insee: '44109',
      activite: 'individuel',
      themes: ['courriel', 'demarches'],
      participants: 1,
    };
    const found = async (changes: Partial<CraLikeness>, since = 0) =>
      (await read().similar({ ...like, ...changes }, since))?.id;

    expect(await found({})).toBe(testId(2));
    expect(await found({}, 2_001)).toBeUndefined();
    for (const changes of [{ participants: 2 }, { insee: '44000' }, { date: '2026-03-01' }]) {
      expect(await found(changes)).toBeUndefined();
    }
  });

  it('counts what a person enters most, most used first, then in the order of the form', async () => {
    await insert(
      numbered(1, { themes: ['demarches', 'sante'], duree: 30 }),
      numbered(2, { themes: ['courriel', 'sante'], duree: 60 }),
      numbered(3, { themes: ['courriel'], duree: 60, activite: 'collectif' }),
      numbered(4, { themes: ['securite'], duree: 15 }, { author: 'karim' }),
    );

    expect(await read().usageOf('claire')).toEqual({
      themes: ['courriel', 'sante', 'demarches'],
      durees: [60, 30],
      activite: 'individuel',
      place: { commune: { insee: '44109', cp: '44000', nom: 'Nantes' }, canal: 'rattachement' },
    });
    expect(await read().usageOf('paul')).toEqual({ themes: [], durees: [] });
    expect((await read().usageOfEveryone()).themes).toEqual([
      'courriel',
      'sante',
      'securite',
      'demarches',
    ]);
  });

  it('knows where a person was last, by date, deleted CRAs left aside', async () => {
    const reze = { insee: '44190', cp: '44400', nom: 'Rezé' };
    await insert(
      numbered(1, { date: '2026-03-01', commune: reze, canal: 'autreLieu' }),
      numbered(2, { date: '2026-02-01' }),
      numbered(3, { date: '2026-03-02', canal: 'distance' }),
    );
    await write(({ cras }) => cras.markDeleted('claire', testId(3), 2_000));

    const { place } = await read().usageOf('claire');

    expect(place).toEqual({ commune: reze, canal: 'autreLieu' });
  });

  it('names the CRAs deleted before an instant, oldest first', async () => {
    await insert(numbered(1), numbered(2), numbered(3));
    await write(async ({ cras }) => {
      await cras.markDeleted('claire', testId(2), 1_000);
      await cras.markDeleted('claire', testId(1), 2_000);
      await cras.markDeleted('claire', testId(3), 3_000);
    });

    expect(await read().deletedBefore(3_000, 10)).toEqual([testId(2), testId(1)]);
    expect(await read().deletedBefore(9_000, 1)).toEqual([testId(2)]);
  });

  describe('drafts', () => {
    const draft = {
      rev: 1,
      craId: testId(7),
      formVersion: 1,
      updatedAt: 5,
      fields: { duree: 'x' },
    };
    const save = (rev: number) =>
      write(({ drafts }) => drafts.write('claire', 'cra', { ...draft, rev }));

    it('are written only after the revision in force', async () => {
      expect([await save(2), await save(1), await save(1), await save(2), await save(2)]).toEqual([
        false,
        true,
        false,
        true,
        false,
      ]);
      expect(await opened.storage.readers.drafts.read('claire', 'cra')).toEqual({
        ...draft,
        rev: 2,
      });
    });

    it('are one per person and form, and begin again once dropped', async () => {
      await save(1);
      await write(({ drafts }) => drafts.drop('claire', 'cra'));

      expect(await opened.storage.readers.drafts.read('claire', 'cra')).toBeUndefined();
      expect(await opened.storage.readers.drafts.read('karim', 'cra')).toBeUndefined();
      expect(await save(1)).toBe(true);
    });
  });

  describe('places', () => {
    const nantes = {
      commune: { insee: '44109', cp: '44000', nom: 'Nantes' },
      canal: 'rattachement',
    } as const;
    const reze = {
      commune: { insee: '44143', cp: '44400', nom: 'Rezé' },
      canal: 'distance',
    } as const;

    it('keep one usual place, until it is dropped', async () => {
      await write(async ({ places }) => {
        await places.saveUsual('claire', reze);
        await places.saveUsual('claire', nantes);
      });
      const saved = await opened.storage.readers.places.read('claire');
      await write(({ places }) => places.dropUsual('claire'));

      expect(saved).toEqual({ usual: nantes, favourites: [] });
      expect(await opened.storage.readers.places.read('claire')).toEqual({ favourites: [] });
    });

    it('rank favourites by the CRAs of the person there, then by name', async () => {
      await insert(numbered(1), numbered(2, {}, { author: 'karim' }));
      await write(async ({ places }) => {
        for (const nom of ['b', 'a', 'gone'])
          await places.saveFavourite('claire', { ...reze, nom });
        await places.saveFavourite('claire', { ...nantes, nom: 'z' });
        await places.dropFavourite('claire', 'gone');
      });

      const { favourites } = await opened.storage.readers.places.read('claire');

      expect(favourites.map(({ nom }) => nom)).toEqual(['z', 'a', 'b']);
    });
  });
});
