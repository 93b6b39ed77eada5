import { beforeEach, describe, expect, it } from '@jest/globals';

import { recordCra } from '../../../../../bot/src/features/cra/record-cra.ts';
import { repeatCra } from '../../../../../bot/src/features/cra/series/repeat-cra.ts';
import { testId } from '../../../../support/builders.ts';
import { anEntering, makeCraScene, type CraScene } from '../../../../support/cra-scene.ts';
import { aStranger } from '../../../../support/people.ts';

const workshop = {
  date: '2026-02-09',
  activite: 'collectif',
  participants: 2,
  ages: { plus60: 2 },
  statuts: { retraite: 2 },
} as const;

let scene: CraScene;
beforeEach(async () => {
  const affectations = [
    { structureId: '11111111111111', departement: '44', from: '2024-01-01', to: '2026-02-15' },
    { structureId: '22222222222222', departement: '44', from: '2026-02-17' },
  ];
  scene = await makeCraScene([{ affectations }, { id: 'paul' }]);
  await enter();
});

async function enter(fields: object = workshop, number = 1) {
  const entering = { ...anEntering(fields, number), again: true };
  expect(await recordCra(scene.deps, { actor: scene.claire, ...entering })).toMatchObject({
    ok: true,
  });
}

function repeat(days: readonly string[], more: object = {}) {
  return repeatCra(scene.deps, {
    actor: scene.claire,
    id: testId(1),
    serie: testId(90),
    dates: days.map((date, at) => ({ date, id: testId(at + 10) })),
    source: 'dialog',
    again: false,
    ...more,
  });
}

const stored = () => [...scene.storage.tables.cras.values()].flatMap((all) => all.slice(-1));

describe('repeating a CRA', () => {
  it('is for the employer of each date, and answers the same when it is sent twice', async () => {
    const first = await repeat(['2026-02-23', '2026-02-02']);

    expect(first.ok && first.value.cras.map(({ structureId }) => structureId)).toEqual([
      '11111111111111',
      '22222222222222',
    ]);
    expect(await repeat(['2026-02-23', '2026-02-02'])).toEqual(first);
    expect(stored()).toHaveLength(3);
  });

  it('stores nothing when nobody employed the person on one of the dates', async () => {
    expect(await repeat(['2026-02-16', '2026-02-23'])).toMatchObject({
      failure: {
        tag: 'CraRefused',
        refusals: [{ field: 'date', rule: 'no-affectation', received: '2026-02-16' }],
      },
    });
    expect(stored()).toMatchObject([{ id: testId(1), rev: 1 }]);
  });

  it('is refused for what is no workshop', async () => {
    await enter({ date: '2026-02-09' }, 2);

    expect(await repeat(['2026-02-23'], { id: testId(2) })).toMatchObject({
      failure: { tag: 'CraRefused', refusals: [{ field: 'serie', rule: 'only-for-collectif' }] },
    });
  });

  it("finds no CRA of a colleague's, and none for a person without an entry", async () => {
    expect(await repeat(['2026-02-23'], { actor: scene.paul })).toMatchObject({
      failure: { tag: 'CraNotFound' },
    });
    expect(await repeat(['2026-02-23'], { actor: aStranger() })).toMatchObject({
      failure: { tag: 'NotRegistered' },
    });
  });
});
