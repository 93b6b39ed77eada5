import { beforeEach, describe, expect, it } from '@jest/globals';
import { seriesLimits } from '@coop/contract/series-routes';

import { recordSeries } from '../../../../../bot/src/features/cra/series/record-series.ts';
import { aContent, testId } from '../../../../support/builders.ts';
import { makeCraScene, type CraScene } from '../../../../support/cra-scene.ts';
import { aStranger } from '../../../../support/people.ts';

const workshop = {
  activite: 'collectif',
  participants: 2,
  ages: { plus60: 2 },
  statuts: { retraite: 2 },
} as const;

let scene: CraScene;
beforeEach(async () => {
  const from = '2024-01-01';
  const affectations = [
    { structureId: '11111111111111', departement: '44', from, to: '2026-02-15' },
    { structureId: '22222222222222', departement: '44', from: '2026-02-17' },
  ];
  scene = await makeCraScene([{ affectations }, { id: 'paul' }]);
});

const mondays = ['2026-02-23', '2026-02-09', '2026-03-02'];
const datesOf = (days: readonly string[]) => days.map((date, at) => ({ date, id: testId(at + 1) }));

function record(days: readonly string[] = mondays, more: object = {}) {
  return recordSeries(scene.deps, {
    actor: scene.claire,
    serie: testId(90),
    fields: aContent(workshop),
    dates: datesOf(days),
    source: 'panel',
    again: false,
    ...more,
  });
}

const stored = () => [...scene.storage.tables.cras.values()].flatMap((all) => all.slice(-1));
const refusals = (result: Awaited<ReturnType<typeof record>>) =>
  result.ok || result.failure.tag !== 'CraRefused'
    ? undefined
    : result.failure.refusals.map(({ field, rule, received }) => [field, rule, received].join(' '));

describe('recording a series', () => {
  it('stores a CRA for each date, for the employer of that date, all in the series', async () => {
    const recorded = await record();

    expect(recorded.ok && recorded.value.cras).toEqual(stored().toSorted(byDate));
    expect(
      stored()
        .toSorted(byDate)
        .map(({ id, structureId, content }) => [
          content.date,
          id,
          structureId,
          content.serie,
          content.participants,
        ]),
    ).toEqual([
      ['2026-02-09', testId(2), '11111111111111', testId(90), 2],
      ['2026-02-23', testId(1), '22222222222222', testId(90), 2],
      ['2026-03-02', testId(3), '22222222222222', testId(90), 2],
    ]);
  });

  it('sent again is recorded once', async () => {
    const first = await record();
    scene.clock.advance(1_000);

    expect(await record()).toEqual(first);
    expect(stored()).toHaveLength(3);
  });

  it('forgets the draft that became its first CRA', async () => {
    const draft = { rev: 1, craId: testId(2), formVersion: 1, updatedAt: 0, fields: {} };
    await scene.storage.transaction(({ drafts }) => drafts.write('claire', 'cra', draft));
    await record();

    expect(scene.storage.tables.drafts.size).toBe(0);
  });

  it('refuses all at once: the fields once, each date by itself; and stores nothing', async () => {
    const days = ['2026-02-16', '2026-02-09', '2026-02-09', '2019-01-07', '2026-03-09'];
    const refused = await record(days, { fields: aContent({ ...workshop, duree: 7 }) });

    expect(refusals(refused)).toEqual([
      'date before-first-date 2019-01-07',
      'date future-date 2026-03-09',
      'duree not-multiple-of-5 7',
      'date not-distinct 2026-02-09',
      'date no-affectation 2019-01-07',
      'date no-affectation 2026-02-16',
    ]);
    expect(stored()).toEqual([]);
  });

  it('is for workshops, of two dates at least and sixty at most', async () => {
    const many = Array.from({ length: seriesLimits.max + 1 }, (_, at) =>
      new Date(Date.UTC(2025, 0, 1 + at)).toISOString().slice(0, 10),
    );

    expect(refusals(await record(mondays, { fields: aContent() }))).toEqual([
      'serie only-for-collectif individuel',
    ]);
    expect(refusals(await record(['2026-03-02']))).toEqual(['date required ']);
    expect(refusals(await record(many))).toEqual(['date too-many 61']);
    expect(refusals(await record(many.slice(0, seriesLimits.max)))).toBeUndefined();
  });

  it('refuses one id for two dates', async () => {
    const dates = mondays.map((date) => ({ date, id: testId(1) }));

    expect(refusals(await record(mondays, { dates }))).toEqual(['id not-distinct 2']);
  });

  it('stores nothing when one of the ids is used by another CRA', async () => {
    await record(mondays.slice(1), { serie: testId(91), actor: scene.paul });
    const before = stored().length;

    expect(await record()).toMatchObject({ failure: { tag: 'IdAlreadyUsed' } });
    expect(stored()).toHaveLength(before);
  });

  it('asks "again?" once when one of its dates is like a CRA of the last week', async () => {
    await record();
    const dates = [...mondays, '2026-03-01'].map((date, at) => ({ date, id: testId(at + 10) }));
    const more = { dates, serie: testId(91) };

    expect(await record([], more)).toMatchObject({ failure: { tag: 'LooksRepeated' } });
    expect(stored()).toHaveLength(3);
    expect((await record([], { ...more, again: true })).ok).toBe(true);
    expect(stored()).toHaveLength(7);
  });

  it('is refused to a person without an entry', async () => {
    expect(await record(mondays, { actor: aStranger() })).toMatchObject({
      failure: { tag: 'NotRegistered' },
    });
  });
});

function byDate(a: { content: { date: string } }, b: { content: { date: string } }): number {
  return a.content.date < b.content.date ? -1 : 1;
}
