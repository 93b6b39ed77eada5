import { beforeEach, describe, expect, it } from '@jest/globals';
import type { CraContent } from '@coop/contract/cra';

import { editCra } from '../../../../bot/src/features/cra/edit-cra.ts';
import { listCras, readCra } from '../../../../bot/src/features/cra/list-cras.ts';
import { recordCra } from '../../../../bot/src/features/cra/record-cra.ts';
import { removeCra, restoreCra } from '../../../../bot/src/features/cra/remove-cra.ts';
import { aContent, testId } from '../../../support/builders.ts';
import { anEntering, makeCraScene, type CraScene } from '../../../support/cra-scene.ts';
import { aStranger } from '../../../support/people.ts';

const id = testId(1);
let scene: CraScene;

beforeEach(async () => {
  scene = await makeCraScene();
  await recordCra(scene.deps, { ...anEntering(), actor: scene.claire });
  scene.clock.advance(60_000);
});

function edit(
  fields: Partial<CraContent>,
  {
    rev = 1,
    actor = scene.claire,
    of = id,
  }: { rev?: number; actor?: typeof scene.claire; of?: string } = {},
) {
  return editCra(scene.deps, { actor, id: of, rev, fields: { ...aContent(fields) } });
}

const revisions = () => scene.storage.tables.cras.get(id) ?? [];

describe('editing a CRA', () => {
  it('stores the next revision and keeps the one before', async () => {
    const edited = await edit({ duree: 60 });

    expect(edited).toMatchObject({ ok: true, value: { cra: { rev: 2, content: { duree: 60 } } } });
    expect(revisions().map(({ rev, content }) => [rev, content.duree])).toEqual([
      [1, 45],
      [2, 60],
    ]);
  });

  it('sent twice is one edit', async () => {
    const first = await edit({ duree: 60 });

    expect(await edit({ duree: 60 })).toEqual(first);
    expect(revisions()).toHaveLength(2);
  });

  it('of a revision that is not in force is a conflict that shows the one that is', async () => {
    await edit({ duree: 60 });

    const refused = await edit({ duree: 90 });

    expect(refused).toMatchObject({
      ok: false,
      failure: { tag: 'Conflict', inForce: { rev: 2, content: { duree: 60 } } },
    });
    expect(revisions()).toHaveLength(2);
  });

  it('of a revision two steps behind is a conflict, also when it says the same', async () => {
    await edit({ duree: 90 });
    await edit({ duree: 60 }, { rev: 2 });

    expect(await edit({ duree: 60 })).toMatchObject({ failure: { tag: 'Conflict' } });
  });

  it('of a revision that does not exist yet is a conflict', async () => {
    expect(await edit({ duree: 60 }, { rev: 7 })).toMatchObject({ failure: { tag: 'Conflict' } });
  });

  it('refuses what the rules refuse, before anything else is told', async () => {
    const refused = await edit({ duree: 7 }, { of: testId(404) });

    expect(refused).toMatchObject({ failure: { tag: 'CraRefused' } });
  });

  it('computes the employer again when the date changes', async () => {
    const entry = scene.storage.tables.entries.get('claire');
    const affectations = [
      { structureId: 'old', departement: '44', from: '2020-01-01', to: '2026-02-28' },
    ];
    await scene.storage.transaction(({ registry }) =>
      registry.put(entry ? [{ ...entry, affectations }] : []),
    );

    expect(await edit({ date: '2026-02-27' })).toMatchObject({
      ok: true,
      value: { cra: { structureId: 'old' } },
    });
    expect(await edit({ date: '2026-03-01' }, { rev: 2 })).toMatchObject({
      failure: { tag: 'NoAffectation', date: '2026-03-01' },
    });
  });

  it('keeps the employer when the date stays, also when the affectation has gone', async () => {
    const entry = scene.storage.tables.entries.get('claire');
    await scene.storage.transaction(({ registry }) =>
      registry.put(entry ? [{ ...entry, affectations: [] }] : []),
    );

    expect(await edit({ duree: 60 })).toMatchObject({
      ok: true,
      value: { cra: { structureId: '13002603200016' } },
    });
  });

  it('of a deleted one asks to restore it first', async () => {
    await removeCra(scene.deps, { actor: scene.claire, id });

    expect(await edit({ duree: 60 }, { rev: 2 })).toMatchObject({
      failure: { tag: 'CraDeleted', id },
    });
  });
});

describe('deleting a CRA', () => {
  it('takes it out of lists and totals; restoring brings it back as it was', async () => {
    const actor = scene.claire;
    await removeCra(scene.deps, { actor, id });
    const without = await listCras(scene.deps, { actor, limit: 10 });
    const deleted = await listCras(scene.deps, { actor, limit: 10, deleted: true });
    await restoreCra(scene.deps, { actor, id });
    const again = await listCras(scene.deps, { actor, limit: 10 });

    expect(without).toMatchObject({ value: { cras: [], totals: { cras: 0, minutes: 0 } } });
    expect(deleted).toMatchObject({ value: { cras: [{ id }], totals: { cras: 1 } } });
    expect(again).toMatchObject({ value: { cras: [{ id, content: aContent() }] } });
  });

  it('twice is once, and so is restoring', async () => {
    const actor = scene.claire;
    const first = await removeCra(scene.deps, { actor, id });
    scene.clock.advance(1_000);
    expect(await removeCra(scene.deps, { actor, id })).toEqual(first);

    const restored = await restoreCra(scene.deps, { actor, id });
    scene.clock.advance(1_000);
    expect(await restoreCra(scene.deps, { actor, id })).toEqual(restored);
    expect(revisions()).toHaveLength(3);
  });
});

describe("another person's CRA", () => {
  it.each([
    ['read', () => readCra(scene.deps, { actor: scene.paul, id })],
    ['edited', () => edit({ duree: 60 }, { actor: scene.paul })],
    ['deleted', () => removeCra(scene.deps, { actor: scene.paul, id })],
    ['restored', () => restoreCra(scene.deps, { actor: scene.paul, id })],
  ])('is not found when it is %s, and nothing changes', async (_, act) => {
    const before = revisions();

    expect(await act()).toEqual({ ok: false, failure: { tag: 'CraNotFound', id } });
    expect(revisions()).toEqual(before);
  });

  it('stands in no list of ours', async () => {
    const listed = await listCras(scene.deps, { actor: scene.paul, limit: 10 });

    expect(listed).toEqual({
      ok: true,
      value: { cras: [], totals: { cras: 0, participants: 0, minutes: 0 } },
    });
  });

  it('is nothing that a person outside the registry may ask for', async () => {
    const actor = aStranger();
    const acts = [
      readCra(scene.deps, { actor, id }),
      edit({}, { actor }),
      removeCra(scene.deps, { actor, id }),
      listCras(scene.deps, { actor, limit: 1 }),
    ];

    for (const result of await Promise.all(acts)) {
      expect(result).toEqual({ ok: false, failure: { tag: 'NotRegistered' } });
    }
  });
});

describe('the list of CRAs', () => {
  it('is newest first, in pages that neither repeat nor lose, with the totals of the whole', async () => {
    const actor = scene.claire;
    for (const number of [2, 3, 4, 5]) {
      const fields = { date: `2026-02-0${number}`, duree: number * 5 };
      await recordCra(scene.deps, { ...anEntering(fields, number), actor });
    }
    const dates: string[] = [];
    let cursor: string | undefined;
    do {
      const listed = await listCras(scene.deps, { actor, limit: 2, cursor });
      if (!listed.ok) throw new Error(listed.failure.tag);
      dates.push(...listed.value.cras.map(({ content }) => content.date));
      expect(listed.value.totals).toEqual({ cras: 5, participants: 5, minutes: 115 });
      cursor = listed.value.next;
    } while (cursor !== undefined);

    expect(dates).toEqual(['2026-03-02', '2026-02-05', '2026-02-04', '2026-02-03', '2026-02-02']);
  });

  it.each([
    [{ from: '2026-02-30' }, '2026-02-30'],
    [{ to: '2026-13-01' }, '2026-13-01'],
    [{ from: '2026-03-02', to: '2026-03-01' }, '2026-03-02 – 2026-03-01'],
  ])('refuses the period %j', async (period, received) => {
    const listed = await listCras(scene.deps, { actor: scene.claire, limit: 1, ...period });

    expect(listed).toEqual({ ok: false, failure: { tag: 'InvalidPeriod', received } });
  });
});
