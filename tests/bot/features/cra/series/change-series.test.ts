import { beforeEach, describe, expect, it } from '@jest/globals';
import type { CraContent } from '@coop/contract/cra';
import fc from 'fast-check';

import { editCra } from '../../../../../bot/src/features/cra/edit-cra.ts';
import { removeCra } from '../../../../../bot/src/features/cra/remove-cra.ts';
import { editFollowing } from '../../../../../bot/src/features/cra/series/edit-following.ts';
import { recordSeries } from '../../../../../bot/src/features/cra/series/record-series.ts';
import {
  readWithFollowers,
  removeCras,
  restoreCras,
} from '../../../../../bot/src/features/cra/series/remove-cras.ts';
import { aContent, testId } from '../../../../support/builders.ts';
import { makeCraScene, type CraScene } from '../../../../support/cra-scene.ts';

const days = ['2026-02-02', '2026-02-09', '2026-02-16', '2026-02-23'];
const workshop: Partial<CraContent> = {
  activite: 'collectif',
  participants: 2,
  ages: { plus60: 2 },
  statuts: { retraite: 2 },
  titre: 'Café numérique',
};

/** The workshop of four Mondays; the CRAs have the numbers 1 to 4. */
async function makeSeries() {
  const scene = await makeCraScene();
  const recorded = await recordSeries(scene.deps, {
    actor: scene.claire,
    serie: testId(90),
    fields: aContent(workshop),
    dates: days.map((date, at) => ({ date, id: testId(at + 1) })),
    source: 'panel',
    again: false,
  });
  if (!recorded.ok) throw new Error(JSON.stringify(recorded.failure));
  return scene;
}

let scene: CraScene;
beforeEach(async () => {
  scene = await makeSeries();
});

const inForce = async (number: number, of = scene) =>
  (await of.deps.cras.byId('claire', testId(number)))?.content;
const revs = async (of = scene) =>
  Promise.all([1, 2, 3, 4].map(async (n) => (await of.deps.cras.byId('claire', testId(n)))?.rev));
const content = (date: string, fields: Partial<CraContent> = {}) =>
  aContent({ ...workshop, serie: testId(90), date, ...fields });

/** Edits number 2 and those that follow it. */
function edit(
  fields: Partial<CraContent>,
  following: readonly (readonly [number, number])[] = [
    [3, 1],
    [4, 1],
  ],
) {
  return editFollowing(scene.deps, {
    actor: scene.claire,
    id: testId(2),
    rev: 1,
    fields: content('2026-02-09', fields),
    following: following.map(([number, rev]) => ({ id: testId(number), rev })),
  });
}

describe('editing a CRA of a series and those that follow', () => {
  it('changes it and them, and none before', async () => {
    const edited = await edit({ duree: 90, titre: 'Café' });

    expect(edited.ok && edited.value.cras.map(({ id }) => id)).toEqual([2, 3, 4].map(testId));
    expect(await Promise.all([1, 2, 3, 4].map(async (n) => (await inForce(n))?.duree))).toEqual([
      45, 90, 90, 90,
    ]);
    expect(await revs()).toEqual([1, 2, 2, 2]);
    expect(await scene.deps.cras.versions('claire', testId(4))).toHaveLength(2);
  });

  it('leaves in each its date and what was not changed', async () => {
    const own = content('2026-02-16', { notes: 'Panne de réseau', themes: ['securite'] });
    await editCra(scene.deps, { actor: scene.claire, id: testId(3), rev: 1, fields: own });
    await edit({ duree: 90, date: '2026-02-10' }, [
      [3, 2],
      [4, 1],
    ]);

    expect((await inForce(2))?.date).toBe('2026-02-10');
    expect(await inForce(3)).toEqual({ ...own, duree: 90 });
    expect((await inForce(4))?.date).toBe('2026-02-23');
  });

  it('takes away what was taken away', async () => {
    const { titre, ...untitled } = content('2026-02-09');
    await editFollowing(scene.deps, {
      actor: scene.claire,
      id: testId(2),
      rev: 1,
      fields: untitled,
      following: [3, 4].map((number) => ({ id: testId(number), rev: 1 })),
    });

    expect(titre).toBe('Café numérique');
    expect(await inForce(4)).not.toHaveProperty('titre');
    expect(await inForce(1)).toHaveProperty('titre');
  });

  it('sent again is one edit', async () => {
    const first = await edit({ duree: 90, date: '2026-02-28' });

    expect(await edit({ duree: 90, date: '2026-02-28' })).toEqual(first);
    expect(await revs()).toEqual([1, 2, 2, 2]);
  });

  it('is refused whole, naming the one that was changed since it was read', async () => {
    const fields = content('2026-02-16', { duree: 30 });
    await editCra(scene.deps, { actor: scene.claire, id: testId(3), rev: 1, fields });

    expect(await edit({ duree: 90 })).toMatchObject({
      failure: { tag: 'FollowerChanged', inForce: { id: testId(3), rev: 2 } },
    });
    expect(await revs()).toEqual([1, 1, 2, 1]);
  });

  it('is refused whole when one was deleted, restored or not read', async () => {
    await removeCra(scene.deps, { actor: scene.claire, id: testId(4) });

    expect(await edit({ duree: 90 })).toMatchObject({
      failure: { tag: 'FollowerChanged', inForce: { id: testId(4) } },
    });
    expect((await edit({ duree: 90 }, [[3, 1]])).ok).toBe(true);
    expect(await edit({ duree: 90 }, [])).toMatchObject({
      failure: { tag: 'FollowerChanged', inForce: { id: testId(3) } },
    });
  });

  it('is refused by date where the change does not fit, all of them at once', async () => {
    for (const [number, date] of [[3, '2026-02-16'] as const, [4, '2026-02-23'] as const]) {
      const more = { participants: 5, ages: { plus60: 5 }, statuts: { retraite: 5 } };
      const fields = content(date, more);
      await editCra(scene.deps, { actor: scene.claire, id: testId(number), rev: 1, fields });
    }
    const refused = await edit({ ages: { de35a59: 2 } }, [
      [3, 2],
      [4, 2],
    ]);

    const refusals = [expect.objectContaining({ field: 'ages', rule: 'sum-too-low' })];
    expect(refused).toMatchObject({
      failure: {
        tag: 'FollowingRefused',
        dates: [
          { date: '2026-02-16', refusals },
          { date: '2026-02-23', refusals },
        ],
      },
    });
    expect(await revs()).toEqual([1, 1, 2, 2]);
  });

  it('in conflict about itself changes nothing', async () => {
    const fields = content('2026-02-09', { duree: 30 });
    await editCra(scene.deps, { actor: scene.claire, id: testId(2), rev: 1, fields });

    expect(await edit({ duree: 90 })).toMatchObject({ failure: { tag: 'Conflict' } });
    expect(await revs()).toEqual([1, 2, 1, 1]);
  });

  it("is not for another's CRA", async () => {
    const request = { actor: scene.paul, id: testId(2), rev: 1, fields: content('2026-02-09') };

    expect(await editFollowing(scene.deps, { ...request, following: [] })).toMatchObject({
      failure: { tag: 'CraNotFound' },
    });
  });
});

const changes: fc.Arbitrary<Partial<CraContent>> = fc.record(
  {
    duree: fc.constantFrom(30, 45, 60),
    titre: fc.constantFrom('Café', 'Café numérique'),
    canal: fc.constantFrom<CraContent['canal'][]>('domicile', 'distance'),
    themes: fc.constantFrom<CraContent['themes'][]>(['sante'], ['courriel'], ['courriel', 'sante']),
    materiel: fc.constantFrom<CraContent['materiel'][]>([], ['tablette']),
    suites: fc.constantFrom<CraContent['suites'][]>({}, { atelier: 1 }),
    recurrents: fc.constantFrom(0, 1),
  },
  { requiredKeys: [] },
);

/** Those of the changes that say something else than the content. */
function differing(change: Partial<CraContent>, before: CraContent): Partial<CraContent> {
  const old = new Map(Object.entries(before).map(([name, value]) => [name, JSON.stringify(value)]));
  const others = Object.entries(change).filter(
    ([name, value]) => JSON.stringify(value) !== old.get(name),
  );
  return Object.fromEntries(others);
}

it('editing a series is the same as editing each one that follows by itself', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(changes, changes, changes),
      changes,
      fc.integer({ min: 1, max: 4 }),
      async (own, change, from) => {
        const [whole, single] = [await makeSeries(), await makeSeries()];
        for (const which of [whole, single]) {
          for (const [at, fields] of own.entries()) {
            const number = at + 2;
            const id = testId(number);
            const changed = content(days[at + 1] ?? '', fields);
            await editCra(which.deps, { actor: which.claire, id, rev: 1, fields: changed });
          }
        }
        const before = await inForce(from, whole);
        if (!before) throw new Error('no such CRA');
        const read = await readWithFollowers(whole.deps, {
          actor: whole.claire,
          id: testId(from),
        });
        if (!read.ok) throw new Error(read.failure.tag);
        const { cra, followers } = read.value;
        const edited = await editFollowing(whole.deps, {
          actor: whole.claire,
          id: cra.id,
          rev: cra.rev,
          fields: { ...before, ...change },
          following: followers.map(({ id, rev }) => ({ id, rev })),
        });
        expect(edited.ok).toBe(true);
        for (const { id, rev, content: theirs } of [cra, ...followers]) {
          const fields = { ...theirs, ...differing(change, before) };
          await editCra(single.deps, { actor: single.claire, id, rev, fields });
        }

        for (const number of [1, 2, 3, 4]) {
          expect(await inForce(number, whole)).toEqual(await inForce(number, single));
        }
        expect(await revs(whole)).toEqual(await revs(single));
      },
    ),
    { numRuns: 60 },
  );
});

describe('deleting CRAs of a series', () => {
  const left = async () =>
    (await scene.deps.cras.ofSeries('claire', testId(90))).map(({ id }) => id);
  const ids = [2, 3, 4].map(testId);

  it('takes them away together, once, and brings them back together', async () => {
    await removeCras(scene.deps, { actor: scene.claire, ids });
    const twice = await removeCras(scene.deps, { actor: scene.claire, ids });

    expect(twice.ok && twice.value.map(({ rev }) => rev)).toEqual([2, 2, 2]);
    expect(await left()).toEqual([testId(1)]);
    await restoreCras(scene.deps, { actor: scene.claire, ids });
    expect(await left()).toEqual([1, 2, 3, 4].map(testId));
  });

  it('is all or none', async () => {
    const wrong = { actor: scene.claire, ids: [...ids, testId(404)] };

    expect(await removeCras(scene.deps, wrong)).toEqual({
      ok: false,
      failure: { tag: 'CraNotFound', id: testId(404) },
    });
    expect(await left()).toHaveLength(4);
    expect((await removeCras(scene.deps, { actor: scene.paul, ids })).ok).toBe(false);
  });
});
