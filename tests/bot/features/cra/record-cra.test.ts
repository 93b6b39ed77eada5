import { beforeEach, describe, expect, it } from '@jest/globals';

import { editCra } from '../../../../bot/src/features/cra/edit-cra.ts';
import { recordCra } from '../../../../bot/src/features/cra/record-cra.ts';
import { makeTag } from '../../../../bot/src/features/cra/tags/make-tag.ts';
import { removeCra } from '../../../../bot/src/features/cra/remove-cra.ts';
import type { Person } from '../../../../bot/src/core/actor.ts';
import { aContent, testId } from '../../../support/builders.ts';
import { anEntering, makeCraScene, type CraScene } from '../../../support/cra-scene.ts';
import { aPerson, aStranger } from '../../../support/people.ts';

const dayMs = 86_400_000;
let scene: CraScene;

beforeEach(async () => {
  scene = await makeCraScene();
});

function record(
  fields: Parameters<typeof anEntering>[0] = {},
  more: { readonly number?: number; readonly again?: boolean; readonly actor?: Person } = {},
) {
  const { number = 1, again = false, actor = scene.claire } = more;
  return recordCra(scene.deps, { ...anEntering(fields, number), again, actor });
}

const stored = () => [...scene.storage.tables.cras.values()].flatMap((all) => all.slice(-1));
const failureOf = (result: Awaited<ReturnType<typeof record>>) =>
  result.ok ? undefined : result.failure;

describe('recording a CRA', () => {
  it('stores it for the employer in force, in the name of the person who asks', async () => {
    const recorded = await record();

    expect(recorded).toMatchObject({
      ok: true,
      value: {
        cra: { id: testId(1), rev: 1, author: 'claire', structureId: '13002603200016' },
        warnings: [],
      },
    });
    expect(stored()).toEqual([recorded.ok && recorded.value.cra]);
  });

  it('is refused to a person without an entry, and stores nothing', async () => {
    expect(failureOf(await record({}, { actor: aStranger() }))).toEqual({ tag: 'NotRegistered' });
    expect(stored()).toEqual([]);
  });

  it('stores nothing when a field is refused', async () => {
    expect(failureOf(await record({ duree: 7 }))).toMatchObject({ tag: 'CraRefused' });
    expect(stored()).toEqual([]);
  });

  it('warns of what looks like personal data, and stores it all the same', async () => {
    const named = { actor: scene.claire, id: testId(70), name: 'claire@exemple.fr' };
    await makeTag(scene.deps, { ...named, scope: 'person' });
    const recorded = await record({ notes: 'Mme Durand, 06 12 34 56 78', tags: [testId(70)] });

    expect(recorded).toMatchObject({
      ok: true,
      value: {
        warnings: [
          { field: 'notes', kinds: ['name', 'phone'] },
          { field: 'tags', kinds: ['email'] },
        ],
      },
    });
  });

  it('forgets the draft that became it, and no other', async () => {
    const { transaction } = scene.storage;
    const draft = { rev: 1, formVersion: 1, updatedAt: 0, fields: {} };
    await transaction(({ drafts }) =>
      drafts.write('claire', 'cra', { ...draft, craId: testId(1) }),
    );
    await transaction(({ drafts }) => drafts.write('paul', 'cra', { ...draft, craId: testId(2) }));

    await record();
    await record({ duree: 30 }, { number: 9, actor: scene.paul });

    expect([...scene.storage.tables.drafts.keys()]).toEqual(['paul cra']);
  });
});

describe('the id of a CRA', () => {
  it('sent again with the same content is the same CRA', async () => {
    const first = await record();
    scene.clock.advance(1_000);
    const second = await record({ suites: { atelier: 0 } });

    expect(second).toEqual(first);
    expect(stored()).toHaveLength(1);
  });

  it('is the same CRA also when others alike were entered since', async () => {
    const first = await record();
    await record({}, { number: 2, again: true });

    expect(await record()).toEqual(first);
  });

  it('is the same CRA also when the affectation has been taken away since', async () => {
    const first = await record();
    const entry = scene.storage.tables.entries.get('claire');
    await scene.storage.transaction(({ registry }) =>
      registry.put(entry ? [{ ...entry, affectations: [] }] : []),
    );

    expect(await record()).toEqual(first);
  });

  it('answers the CRA as it stands when it was edited since', async () => {
    await record();
    const edit = { actor: scene.claire, id: testId(1), rev: 1, fields: aContent({ duree: 60 }) };
    await editCra(scene.deps, edit);

    expect(await record()).toMatchObject({ ok: true, value: { cra: { rev: 2 } } });
  });

  it('with other content is refused, and nothing changes', async () => {
    await record();
    const before = stored();

    const refused = await record({ duree: 60 });

    expect(failureOf(refused)).toEqual({ tag: 'IdAlreadyUsed', id: testId(1) });
    expect(stored()).toEqual(before);
  });

  it('of somebody else is refused, whatever the content', async () => {
    await record();

    const refused = await record({}, { actor: scene.paul });

    expect(failureOf(refused)).toEqual({ tag: 'IdAlreadyUsed', id: testId(1) });
  });

  it('of an erased CRA stays known: a late resend does not bring it back', async () => {
    await record();
    await removeCra(scene.deps, { actor: scene.claire, id: testId(1) });
    await scene.storage.transaction(({ cras }) => cras.erase(testId(1)));

    expect(failureOf(await record())).toEqual({ tag: 'IdAlreadyUsed', id: testId(1) });
    expect(stored()).toEqual([]);
  });
});

describe('the structure of a CRA', () => {
  const moved = {
    affectations: [
      { structureId: 'old', departement: '44', from: '2024-01-01', to: '2026-02-28' },
      { structureId: 'new', departement: '44', from: '2026-03-02' },
    ],
  };

  it.each([
    ['2026-02-28', 'old'],
    ['2026-03-02', 'new'],
  ])('on %s is the employer of that day', async (date, structureId) => {
    scene = await makeCraScene([moved]);

    expect(await record({ date })).toMatchObject({ ok: true, value: { cra: { structureId } } });
  });

  it('is refused on a day without employer, and the day is named', async () => {
    scene = await makeCraScene([moved]);

    const refused = await record({ date: '2026-03-01' });

    expect(failureOf(refused)).toEqual({ tag: 'NoAffectation', date: '2026-03-01' });
    expect(stored()).toEqual([]);
  });
});

describe('a CRA like one of the last seven days', () => {
  const two = { participants: 2, ages: { plus60: 2 }, statuts: { retraite: 2 } };

  it('is asked, with the one that it is like, and not stored', async () => {
    await record({ themes: ['courriel', 'sante'] });

    const asked = await record({ themes: ['sante', 'courriel'], duree: 90 }, { number: 2 });

    expect(failureOf(asked)).toMatchObject({ tag: 'LooksRepeated', like: { id: testId(1) } });
    expect(stored()).toHaveLength(1);
  });

  it('is stored once the person has said yes', async () => {
    await record();

    expect(await record({}, { number: 2, again: true })).toMatchObject({ ok: true });
    expect(stored()).toHaveLength(2);
  });

  it.each([
    ['another date', { date: '2026-03-01' }],
    ['another commune', { commune: { insee: '44190', cp: '44400', nom: 'Rezé' } }],
    ['another activity', { activite: 'ponctuel' as const }],
    ['other themes', { themes: ['courriel' as const, 'sante' as const] }],
    ['other participants', two],
  ])('is not one with %s', async (_, fields) => {
    await record();

    expect(await record(fields, { number: 2 })).toMatchObject({ ok: true });
  });

  it('is not one entered more than seven days ago', async () => {
    await record();
    scene.clock.advance(7 * dayMs + 1);

    expect(await record({}, { number: 2 })).toMatchObject({ ok: true });
  });

  it('is not one of a colleague, nor one deleted', async () => {
    await record({}, { number: 3, actor: scene.paul });
    await record();
    await removeCra(scene.deps, { actor: scene.claire, id: testId(1) });

    expect(await record({}, { number: 2 })).toMatchObject({ ok: true });
  });
});

describe('today, for a CRA', () => {
  /** 1 March 2026, half past midnight in Paris. */
  const newMonth = Date.UTC(2026, 1, 28, 23, 30);
  /** The night of 29 March 2026, when clocks in Paris go from 2 to 3. */
  const summerTime = Date.UTC(2026, 2, 28, 22, 59);

  async function accepts(at: number, timeZone: string, date: string): Promise<boolean> {
    const fresh = await makeCraScene();
    fresh.clock.advance(at - fresh.clock.now());
    const actor = aPerson({ timeZone });
    return (await recordCra(fresh.deps, { ...anEntering({ date }), actor })).ok;
  }

  it.each([
    ['Europe/Paris', newMonth, '2026-03-01'],
    ['Indian/Reunion', newMonth, '2026-03-01'],
    ['Pacific/Tahiti', newMonth, '2026-02-28'],
    ['America/Martinique', newMonth, '2026-02-28'],
    ['Europe/Paris', summerTime, '2026-03-28'],
    ['Indian/Reunion', summerTime, '2026-03-29'],
    ['Europe/Paris', summerTime + 60_000, '2026-03-29'],
    ['Europe/Paris', Date.UTC(2026, 9, 25, 22, 59), '2026-10-25'],
    ['Europe/Paris', Date.UTC(2026, 9, 25, 23), '2026-10-26'],
  ])('is in %s, at %d, %s', async (timeZone, at, today) => {
    const tomorrow = new Date(Date.parse(today) + dayMs).toISOString().slice(0, 10);

    expect(await accepts(at, timeZone, today)).toBe(true);
    expect(await accepts(at, timeZone, tomorrow)).toBe(false);
  });
});
