import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { mergeEntries, undoMerge } from '../../bot/src/features/registry/merge/merge-entries.ts';
import type { Entry } from '../../bot/src/features/registry/registry.ts';
import { anEntry } from '../support/builders.ts';
import { aPerson } from '../support/people.ts';
import { storages, type OpenedStorage } from '../support/storages.ts';

describe.each(storages)('the registry on $name', ({ open }) => {
  let opened: OpenedStorage;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.end());

  const read = () => opened.storage.readers.registry;
  const put = (...entries: readonly Entry[]) =>
    opened.storage.transaction(({ registry }) => registry.put(entries));
  const link = (id: string, userId: string) =>
    opened.storage.transaction(({ registry }) =>
      registry.link(id, { userId, how: 'hand', at: 5, by: 'operator' }),
    );

  it('gives an entry back as it was written, by id and by each address', async () => {
    const entry = anEntry({
      otherEmails: ['autre@exemple.fr'],
      roles: ['conseiller', 'coordinateur'],
      affectations: [
        { structureId: '1', departement: '44', from: '2024-01-01', to: '2025-12-31' },
        { structureId: '2', departement: '2A', from: '2026-01-01' },
      ],
      territories: [{ code: '85', from: '2025-01-01' }],
      tools: [{ code: 'pix' }],
      structureId: '3',
      start: '2024-01-01',
      end: '2027-01-01',
      locks: ['email'],
    });
    await put(entry, anEntry({ id: 'karim' }));

    expect(await read().entry('claire')).toEqual(entry);
    expect(await read().entryOfEmail(' Claire@EXEMPLE.fr ')).toEqual(entry);
    expect(await read().entryOfEmail('autre@exemple.fr')).toEqual(entry);
    expect(await read().entry('paul')).toBeUndefined();
    expect(await read().entryOfEmail('paul@exemple.fr')).toBeUndefined();
  });

  it('replaces an entry whole, all but its link', async () => {
    await put(anEntry({ otherEmails: ['autre@exemple.fr'] }));
    await link('claire', 'u1');
    const after = anEntry({ givenName: 'Clara', affectations: [], status: 'actif' });
    await put(after);

    expect(await read().entryOfUser('u1')).toEqual({
      ...after,
      link: { userId: 'u1', how: 'hand', at: 5, by: 'operator' },
    });
    expect(await read().entryOfEmail('autre@exemple.fr')).toBeUndefined();
  });

  it('refuses an address that another entry has, and writes nothing', async () => {
    await put(anEntry());

    const refused = await put(
      anEntry({ id: 'new' }),
      anEntry({ id: 'b', email: 'claire@exemple.fr' }),
    );

    expect(refused).toEqual({
      ok: false,
      failure: { tag: 'EmailTaken', taken: [{ email: 'claire@exemple.fr', by: 'claire' }] },
    });
    expect(await read().entry('new')).toBeUndefined();
  });

  it('judges addresses on the registry as it would be after', async () => {
    await put(anEntry({ id: 'a' }), anEntry({ id: 'b' }));

    const swapped = await put(
      anEntry({ id: 'a', email: 'b@exemple.fr' }),
      anEntry({ id: 'b', email: 'a@exemple.fr' }),
    );

    expect(swapped.ok).toBe(true);
    expect((await read().entryOfEmail('a@exemple.fr'))?.id).toBe('b');
  });

  it('binds one account to one entry', async () => {
    await put(anEntry({ id: 'a' }), anEntry({ id: 'b' }));
    await link('a', 'u1');

    expect(await link('b', 'u1')).toEqual({
      ok: false,
      failure: { tag: 'AccountAlreadyLinked', entryId: 'a' },
    });
    expect((await link('a', 'u2')).ok).toBe(true);
    expect(await read().entryOfUser('u1')).toBeUndefined();
    await opened.storage.transaction(({ registry }) => registry.unlink('a'));
    expect(await read().entryOfUser('u2')).toBeUndefined();
    expect((await link('b', 'u2')).ok).toBe(true);
  });

  it('answers the affectation in force on a date; of two at once, the one that began last', async () => {
    await put(
      anEntry({
        affectations: [
          { structureId: '2', departement: '85', from: '2025-06-01' },
          { structureId: '1', departement: '44', from: '2024-01-01', to: '2025-06-30' },
        ],
      }),
    );
    const of = async (date: string) => (await read().affectationOn('claire', date))?.structureId;

    expect([
      await of('2023-12-31'),
      await of('2025-05-31'),
      await of('2025-06-15'),
      await of('2025-07-01'),
    ]).toEqual([undefined, '1', '2', '2']);
  });

  it('streams every entry by id, with what belongs to each', async () => {
    const many = Array.from({ length: 1_203 }, (_, index) =>
      anEntry({ id: `e${String(index).padStart(4, '0')}` }),
    );
    await put(...many.toReversed());

    const found: Entry[] = [];
    for await (const entry of read().entries()) found.push(entry);

    expect(found).toEqual(many);
  });

  it('counts the entries of each status, and the bound ones', async () => {
    await put(anEntry({ id: 'a', status: 'actif' }), anEntry({ id: 'b' }), anEntry({ id: 'c' }));
    await link('a', 'u1');

    expect(await read().counts()).toEqual({
      statuses: { attendu: 2, actif: 1, parti: 0, archive: 0, efface: 0 },
      linked: 1,
    });
  });

  it('keeps structures and renames them', async () => {
    const write = (name: string) =>
      opened.storage.transaction(({ registry }) => registry.putStructures([{ id: '1', name }]));
    await write('Mairie');
    await write('Ville de Nantes');

    expect(await read().structure('1')).toEqual({ id: '1', name: 'Ville de Nantes' });
    expect(await read().structure('2')).toBeUndefined();
  });

  it('merges two entries and gives the second back, with addresses and account', async () => {
    const before = [
      anEntry({ id: 'a', email: 'a@exemple.fr', status: 'attendu' }),
      anEntry({ id: 'b', email: 'b@exemple.fr', status: 'actif' }),
    ];
    await put(...before);
    await link('b', 'user');
    const { transaction } = opened.storage;
    const deps = { clock: opened.clock, transaction };
    const actor = aPerson({ entryId: 'alma' });

    const merged = await mergeEntries(deps, { kept: 'a', merged: 'b', actor });
    const between = [await read().entryOfEmail('b@exemple.fr'), await read().entryOfUser('user')];
    const aliases = await read().aliases();
    await undoMerge(deps, { alias: 'b', actor });

    expect(merged.ok).toBe(true);
    expect(between.map((entry) => entry?.id)).toEqual(['a', 'a']);
    expect([...aliases]).toEqual([['b', 'a']]);
    expect(await read().entryOfUser('user')).toMatchObject({ id: 'b', email: 'b@exemple.fr' });
    expect(await read().entry('a')).toEqual(before[0]);
    expect((await read().aliases()).size).toBe(0);
  });
});
