import { beforeEach, describe, expect, it } from '@jest/globals';

import { dropDraft, keepDraft, readDraft } from '../../../../bot/src/features/cra/keep-draft.ts';
import { readHabits } from '../../../../bot/src/features/cra/read-habits.ts';
import { recordCra } from '../../../../bot/src/features/cra/record-cra.ts';
import { savePlace } from '../../../../bot/src/features/cra/save-place.ts';
import { summariseCras } from '../../../../bot/src/features/cra/summarise-cras.ts';
import { testId } from '../../../support/builders.ts';
import { anEntering, makeCraScene, type CraScene } from '../../../support/cra-scene.ts';
import { aPerson, aStranger } from '../../../support/people.ts';

const nantes = { insee: '44109', cp: '44000', nom: 'Nantes' };
const reze = { insee: '44190', cp: '44400', nom: 'Rezé' };
let scene: CraScene;

beforeEach(async () => {
  scene = await makeCraScene();
});

async function enter(number: number, fields: Parameters<typeof anEntering>[0], by = scene.claire) {
  const entered = await recordCra(scene.deps, {
    ...anEntering(fields, number),
    again: true,
    actor: by,
  });
  expect(entered).toMatchObject({ ok: true });
}

async function habits(actor = scene.claire) {
  const read = await readHabits(scene.deps, { actor });
  if (!read.ok) throw new Error(read.failure.tag);
  return read.value;
}

describe('what a new CRA is filled with', () => {
  it('has six themes and the quick durations before anybody has entered one', async () => {
    expect(await habits()).toEqual({
      today: '2026-03-02',
      departement: '44',
      themes: ['demarches', 'courriel', 'materiel', 'navigation', 'securite', 'emploiFormation'],
      durees: [15, 30, 45, 60, 90, 120],
      places: [],
    });
  });

  it("puts the person's own values first, then those of everyone", async () => {
    await enter(1, { themes: ['sante', 'scolaire'], duree: 75 });
    await enter(2, { themes: ['sante'], duree: 75, activite: 'ponctuel' });
    await enter(3, { themes: ['budget', 'sante'], duree: 10, activite: 'ponctuel' }, scene.paul);

    expect(await habits()).toMatchObject({
      themes: ['sante', 'scolaire', 'budget', 'demarches', 'courriel', 'materiel'],
      durees: [75, 15, 30, 45, 60, 90, 120],
      duree: 75,
      activite: 'individuel',
    });
  });

  it('says each theme and each duration once', async () => {
    await enter(1, { themes: ['courriel', 'demarches'], duree: 30 });

    const { themes, durees } = await habits();

    expect(new Set(themes).size).toBe(6);
    expect(durees).toEqual([30, 15, 45, 60, 90, 120]);
  });

  it('proposes place and channel of the latest CRA, until a usual place is saved', async () => {
    await enter(1, { date: '2026-02-02', commune: reze, canal: 'autreLieu' });
    await enter(2, { date: '2026-02-01', canal: 'domicile' });
    const before = await habits();
    await savePlace(scene.deps, {
      actor: scene.claire,
      place: { commune: nantes, canal: 'distance' },
    });

    expect(before.place).toEqual({ commune: reze, canal: 'autreLieu' });
    expect((await habits()).place).toEqual({ commune: nantes, canal: 'distance' });
  });

  it("proposes nothing of a colleague's place", async () => {
    await enter(1, {}, scene.paul);

    expect(await habits()).not.toHaveProperty('place');
  });

  it('is today on the clock of the territory', async () => {
    scene.clock.advance(Date.UTC(2026, 11, 31, 23, 30) - scene.clock.now());

    expect((await habits(aPerson({ timeZone: 'Pacific/Tahiti' }))).today).toBe('2026-12-31');
    expect((await habits(aPerson({ timeZone: 'Europe/Paris' }))).today).toBe('2027-01-01');
  });
});

describe('the usual place', () => {
  it('is refused when its commune does not stand so in the table, and nothing is saved', async () => {
    const place = { commune: { ...nantes, cp: '44400' }, canal: 'distance' } as const;

    const saved = await savePlace(scene.deps, { actor: scene.claire, place });

    expect(saved).toEqual({
      ok: false,
      failure: { tag: 'UnknownCommune', received: '44400 Nantes' },
    });
    expect(await habits()).not.toHaveProperty('place');
  });
});

describe('the figures of the day', () => {
  it('count today, this month and the last fourteen days, empty ones included', async () => {
    await enter(1, { date: '2026-03-02', duree: 30 });
    await enter(2, { date: '2026-03-01', duree: 45 });
    await enter(3, { date: '2026-02-17', duree: 60 });
    await enter(4, { date: '2026-02-16', duree: 60 });
    await enter(5, { date: '2026-03-02' }, scene.paul);

    const summary = await summariseCras(scene.deps, { actor: scene.claire });

    expect(summary).toMatchObject({
      value: {
        today: { cras: 1, participants: 1, minutes: 30 },
        month: { cras: 2, participants: 2, minutes: 75 },
      },
    });
    const days = summary.ok ? summary.value.days : [];
    expect(days).toHaveLength(14);
    expect(days.filter(({ cras }) => cras > 0)).toEqual([
      { date: '2026-02-17', cras: 1 },
      { date: '2026-03-01', cras: 1 },
      { date: '2026-03-02', cras: 1 },
    ]);
    expect(days[1]).toEqual({ date: '2026-02-18', cras: 0 });
  });
});

describe('a draft', () => {
  const draft = (rev: number, duree: number) => ({
    rev,
    craId: testId(1),
    formVersion: 1,
    fields: { duree },
  });
  const keep = (rev: number, duree: number, actor = scene.claire) =>
    keepDraft(scene.deps, { actor, draft: draft(rev, duree) });
  const read = (actor = scene.claire) => readDraft(scene.deps, { actor });

  it('is found again as it was typed, checked by nothing', async () => {
    await keep(0, 7);

    expect(await read()).toMatchObject({ value: { draft: { rev: 1, fields: { duree: 7 } } } });
    expect(await read(scene.paul)).toEqual({ ok: true, value: { draft: undefined } });
  });

  it('of two devices: the slower one is shown what the other wrote, nothing is overwritten', async () => {
    await keep(0, 15);
    await keep(1, 30);

    const slower = await keep(1, 90);

    expect(slower).toMatchObject({
      failure: { tag: 'DraftChanged', inForce: { rev: 2, fields: { duree: 30 } } },
    });
    expect(await read()).toMatchObject({ value: { draft: { fields: { duree: 30 } } } });
  });

  it('dropped on one device meanwhile is told to the other', async () => {
    await keep(0, 15);
    await dropDraft(scene.deps, { actor: scene.claire });

    expect(await keep(1, 30)).toEqual({
      ok: false,
      failure: { tag: 'DraftChanged', inForce: undefined },
    });
  });

  it('above 20,000 bytes is refused with its size', async () => {
    const fields = { notes: 'é'.repeat(10_000) };

    const kept = await keepDraft(scene.deps, {
      actor: scene.claire,
      draft: { ...draft(0, 5), fields },
    });

    expect(kept).toEqual({ ok: false, failure: { tag: 'DraftTooLarge', bytes: 20_012 } });
  });

  it('is refused to a person without an entry', async () => {
    const refused = { ok: false, failure: { tag: 'NotRegistered' } };

    expect(await read(aStranger())).toEqual(refused);
    expect(await keep(0, 5, aStranger())).toEqual(refused);
    expect(await dropDraft(scene.deps, { actor: aStranger() })).toEqual(refused);
  });
});
