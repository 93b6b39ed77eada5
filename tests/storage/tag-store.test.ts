import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { migrate } from '../../bot/src/adapters/storage/migrations/migrate.ts';
import { openEngine, openStorage } from '../../bot/src/adapters/storage/open-storage.ts';
import type { Tag } from '../../bot/src/features/cra/tags/tag.ts';
import { aCra, testId } from '../support/builders.ts';
import { databases, storages, type OpenedStorage } from '../support/storages.ts';
import { makeTestClock, makeTestRandom } from '../support/test-clock.ts';

function aTag(number: number, fields: Partial<Tag> = {}): Tag {
  return {
    id: testId(number),
    name: `Étiquette n° ${String(number)}`,
    scope: { kind: 'person', person: 'claire' },
    madeBy: 'claire',
    madeAt: 1_000,
    ...fields,
  };
}

describe.each(storages)('the tags on $name', ({ open }) => {
  let opened: OpenedStorage;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.end());

  const read = () => opened.storage.readers;
  const insert = (...all: readonly Tag[]) =>
    opened.storage.transaction(async ({ tags }) => {
      for (const tag of all) await tags.insert(tag);
    });
  const enter = (number: number, tags: string[], author = 'claire') =>
    opened.storage.transaction(({ cras }) =>
      cras.insert(aCra({ id: testId(number), author, content: { tags } })),
    );
  const tagsOf = async (number: number) =>
    (await read().cras.byId('claire', testId(number)))?.content.tags;

  it('gives a tag back as it was written, whatever its scope, and stores an id once', async () => {
    const all = [
      aTag(1),
      aTag(2, { scope: { kind: 'territory', departements: ['22', '2A'] }, archivedAt: 5 }),
      aTag(3, { scope: { kind: 'nation' }, mergedInto: testId(1) }),
    ];
    await insert(...all);
    const again = await opened.storage.transaction(({ tags }) =>
      tags.insert(aTag(1, { name: 'autre' })),
    );

    expect(again).toBe(false);
    expect(await Promise.all(all.map(({ id }) => read().tags.byId(id)))).toEqual(all);
    expect(await read().tags.byId(testId(9))).toBeUndefined();
  });

  it("gives a person their own, those of territories and the nation's; none of a colleague's", async () => {
    await insert(
      aTag(1),
      aTag(2, { scope: { kind: 'person', person: 'paul' } }),
      aTag(3, { scope: { kind: 'territory', departements: ['44'] } }),
      aTag(4, { scope: { kind: 'nation' } }),
    );

    const around = await read().tags.around('claire');

    expect(around.map(({ id }) => id)).toEqual([testId(1), testId(3), testId(4)]);
  });

  it('renames and archives', async () => {
    await insert(aTag(1));
    const changed = aTag(1, { name: 'Autre', archivedAt: 9 });
    await opened.storage.transaction(({ tags }) => tags.update(changed));

    expect(await read().tags.byId(testId(1))).toEqual(changed);
  });

  it('counts the CRAs in force of an author', async () => {
    const [one, two] = [testId(101), testId(102)];
    await enter(1, [one, two]);
    await enter(2, [two]);
    await enter(3, [two]);
    await enter(4, [two], 'paul');
    await opened.storage.transaction(({ cras }) => cras.markDeleted('claire', testId(3), 5));

    expect(await read().tags.usesOf('claire')).toEqual(
      new Map([
        [one, 1],
        [two, 2],
      ]),
    );
  });

  it('lets the CRAs of a merged tag have the one it went into, once, in its place', async () => {
    const [from, into, other] = [testId(101), testId(102), testId(103)];
    await insert(aTag(101), aTag(102), aTag(103), aTag(104, { mergedInto: from }));
    await enter(1, [other, from]);
    await enter(2, [from, into]);
    await enter(3, [into, other, from]);
    await enter(4, [other]);
    await opened.storage.transaction(({ cras }) => cras.markDeleted('claire', testId(1), 5));
    await opened.storage.transaction(({ tags }) => tags.merge(from, into));

    expect(await Promise.all([1, 2, 3, 4].map(tagsOf))).toEqual([
      [other, into],
      [into],
      [into, other],
      [other],
    ]);
    expect((await read().tags.byId(from))?.mergedInto).toBe(into);
    expect((await read().tags.byId(testId(104)))?.mergedInto).toBe(into);
    expect((await read().cras.byId('claire', testId(2)))?.rev).toBe(1);
  });

  it('forgets the tags of a CRA that is erased', async () => {
    await enter(1, [testId(101)]);
    await opened.storage.transaction(({ cras }) => cras.erase(testId(1)));

    expect(await read().tags.usesOf('claire')).toEqual(new Map());
    expect(await read().tags.usesOf('')).toEqual(new Map());
  });

  it('finds the CRAs in force of a series of its author, by date', async () => {
    const serie = testId(50);
    const all = [
      aCra({ id: testId(1), content: { serie, date: '2026-02-16' } }),
      aCra({ id: testId(2), content: { serie, date: '2026-02-09' } }),
      aCra({ id: testId(3), content: { date: '2026-02-09' } }),
      aCra({ id: testId(4), author: 'paul', content: { serie } }),
      aCra({ id: testId(5), content: { serie, date: '2026-02-23' } }),
    ];
    await opened.storage.transaction(async ({ cras }) => {
      for (const cra of all) await cras.insert(cra);
      await cras.markDeleted('claire', testId(5), 5);
    });

    const found = await read().cras.ofSeries('claire', serie);

    expect(found.map(({ id }) => id)).toEqual([testId(2), testId(1)]);
  });
});

describe.each(databases)('tags that were names on $name', ({ make }) => {
  it("become tags of the CRA's author, the same for every way of writing them", async () => {
    const { url, remove } = await make();
    const engine = await openEngine(url, 'bot');
    await migrate(engine.ddl, engine.workshop.dialect, 4);
    const named = (tags: string[], number: number, author = 'claire') => {
      const { content, ...cra } = aCra({ id: testId(number), author, content: { tags } });
      return { ...cra, content: { ...content, notes: `l'"école" "tags":["x"]` } };
    };
    const first = named(['impôts', "l'atelier"], 1);
    const others = [named(['Impots', 'IMPÔTS'], 2), named(['impôts'], 3, 'paul'), named([], 4)];
    await engine.ddl.exclusively(async (execute) => {
      for (const cra of [first, ...others]) await execute(oldRow(cra));
      const version = JSON.stringify(named(['ancien', 'Impôts'], 1)).replace(/'/g, "''");
      await execute(
        `insert into cra_version (id, rev, version) values ('${first.id}', 1, '${version}')`,
      );
    });
    await engine.close();

    const deps = { clock: makeTestClock(), random: makeTestRandom() };
    const storage = await openStorage(url, { ...deps, role: 'bot' });
    const { tags, cras } = storage.readers;
    const own = await tags.around('claire');
    const nameOf = new Map(own.map(({ id, name }) => [id, name]));
    const names = async (number: number) =>
      (await cras.byId('claire', testId(number)))?.content.tags.map((id) => nameOf.get(id));

    expect([...nameOf.values()].sort()).toEqual(['ancien', 'impôts', "l'atelier"]);
    expect([await names(1), await names(2), await names(4)]).toEqual([
      ['impôts', "l'atelier"],
      ['impôts'],
      [],
    ]);
    const [version] = await cras.versions('claire', testId(1));
    expect(version?.content.tags.map((id) => nameOf.get(id))).toEqual(['ancien', 'impôts']);
    expect((await cras.byId('claire', testId(1)))?.content.notes).toBe(first.content.notes);
    expect((await tags.around('paul')).map(({ name }) => name)).toEqual(['impôts']);
    await storage.close();
    await remove();
  });
});

/** A row as the schema before tags held it. */
function oldRow({ content, ...cra }: ReturnType<typeof aCra>): string {
  const text = (value: string) => `'${value.replace(/'/g, "''")}'`;
  return `insert into cra values (${[
    ...[cra.id, cra.author].map(text),
    2,
    cra.formVersion,
    cra.createdAt,
    cra.updatedAt,
    'null',
    ...[content.date, cra.structureId, '44', content.commune.insee].map(text),
    ...[content.activite, content.canal].map(text),
    content.participants,
    content.recurrents,
    content.duree,
    text(content.themes.join(',')),
    text(cra.source),
    'null',
    text(JSON.stringify(content)),
  ].join(', ')})`;
}
