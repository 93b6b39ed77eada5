import { beforeEach, describe, expect, it } from '@jest/globals';

import type { Person } from '../../../../bot/src/core/actor.ts';
import type { AskedQuery } from '../../../../bot/src/features/stats/check-query.ts';
import { readStats } from '../../../../bot/src/features/stats/read-stats.ts';
import { aPerson } from '../../../support/people.ts';
import {
  ailleurs,
  mairie,
  makeStatsScene,
  mediatheque,
  type StatsScene,
} from '../../../support/stats-scene.ts';

let scene: StatsScene;
beforeEach(async () => {
  scene = await makeStatsScene();
});

const ask = (actor: Person, asked: Partial<AskedQuery> = {}) =>
  readStats(scene.deps, { actor, asked });

async function refusalOf(actor: Person, asked: Partial<AskedQuery>) {
  const read = await ask(actor, asked);
  return read.ok ? 'answered' : read.failure.tag;
}

async function answerOf(actor: Person, asked: Partial<AskedQuery> = {}) {
  const read = await ask(actor, asked);
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return read.value;
}

describe('who reads what', () => {
  it.each([
    ['an adviser their own figures', 'claire', {}, 'answered'],
    ['an adviser the nation', 'claire', { scope: 'nation' }, 'answered'],
    ['an adviser no territory', 'claire', { scope: 'territoireLieux' }, 'ScopeNotAllowed'],
    ['an adviser no colleague', 'claire', { scope: 'conseiller', id: 'paul' }, 'ScopeNotAllowed'],
    [
      'nobody’s own figures in their place',
      'claire',
      { scope: 'soi', id: 'paul' },
      'ScopeNotAllowed',
    ],
    ['an adviser no structure', 'claire', { scope: 'structure', id: mairie }, 'ScopeNotAllowed'],
    ['a coordinateur the territory', 'karim', { scope: 'territoireConseillers' }, 'answered'],
    ['a coordinateur its places', 'karim', { scope: 'territoireLieux' }, 'answered'],
    [
      'a coordinateur no other territory',
      'karim',
      { scope: 'territoireLieux', departements: ['44', '35'] },
      'ScopeNotAllowed',
    ],
    ['a coordinateur its advisers', 'karim', { scope: 'conseiller', id: 'paul' }, 'answered'],
    ['a coordinateur no other', 'karim', { scope: 'conseiller', id: 'rozenn' }, 'ScopeNotAllowed'],
    ['a coordinateur its structures', 'karim', { scope: 'structure', id: mairie }, 'answered'],
    ['no other structure', 'karim', { scope: 'structure', id: ailleurs }, 'ScopeNotAllowed'],
    ['an animateur everyone', 'fatou', { scope: 'conseiller', id: 'rozenn' }, 'answered'],
    ['an animateur every structure', 'fatou', { scope: 'structure', id: ailleurs }, 'answered'],
    [
      'an animateur every territory',
      'fatou',
      { scope: 'territoireLieux', departements: ['974'] },
      'answered',
    ],
  ] as const)('%s', async (_title, who, asked, expected) => {
    expect(await refusalOf(scene[who], asked)).toBe(expected);
  });

  it('a coordinateur reads somebody who has left over the time in the territory', async () => {
    const left = { scope: 'conseiller', id: 'anne' };

    expect(await refusalOf(scene.karim, { ...left, from: '2025-01-01', to: '2025-06-30' })).toBe(
      'answered',
    );
    expect(await refusalOf(scene.karim, { ...left, from: '2025-01-01', to: '2025-07-01' })).toBe(
      'ScopeNotAllowed',
    );
  });

  it('somebody else’s scope is refused alike whether it exists or not; an animateur learns it', async () => {
    const known = { scope: 'conseiller', id: 'rozenn' };
    const unknown = { scope: 'conseiller', id: 'nobody' };

    expect(await ask(scene.karim, known)).toEqual(await ask(scene.karim, unknown));
    expect(await ask(scene.fatou, unknown)).toEqual({
      ok: false,
      failure: { tag: 'UnknownScope', field: 'id', received: 'nobody' },
    });
  });

  it('somebody without an entry has no figures of their own', async () => {
    const { entryId, ...stranger } = aPerson({ roles: new Set(['animateur']) });

    expect(await refusalOf(stranger, { scope: 'soi' })).toBe('ScopeNotAllowed');
    expect(entryId).toBe('claire');
  });
});

describe('what is asked', () => {
  it('is by default one’s own, from the first of the month to today', async () => {
    const { query } = await answerOf(scene.claire);

    expect(query).toEqual({ scope: 'soi', id: 'claire', from: '2026-03-01', to: '2026-03-02' });
  });

  it('ends by default on the date of the reader’s zone', async () => {
    const tahiti = aPerson({ timeZone: 'Pacific/Tahiti' });
    scene.clock.advance(-16 * 3_600_000);

    expect((await answerOf(tahiti)).query).toMatchObject({ from: '2026-03-01', to: '2026-03-01' });
    scene.clock.advance(-13 * 3_600_000);
    expect((await answerOf(tahiti)).query).toMatchObject({ from: '2026-02-01', to: '2026-02-28' });
  });

  it('is by default the territory for a coordinateur, the nation for an animateur', async () => {
    expect((await answerOf(scene.karim)).query).toMatchObject({
      scope: 'territoireConseillers',
      departements: ['44'],
    });
    expect((await answerOf(scene.fatou)).query).toMatchObject({ scope: 'nation' });
  });

  it.each([
    [{ scope: 'galaxie' }, { tag: 'UnknownScope', field: 'scope', received: 'galaxie' }],
    [
      { from: '2026-03-02', to: '2026-03-01' },
      { tag: 'InvalidPeriod', field: 'to', rule: 'from<=to', received: '2026-03-01' },
    ],
    [
      { from: '2026-02-30' },
      { tag: 'InvalidPeriod', field: 'from', rule: 'calendar-date', received: '2026-02-30' },
    ],
    [
      { from: '2015-03-02', to: '2025-03-02' },
      { tag: 'PeriodTooLong', from: '2015-03-02', to: '2025-03-02' },
    ],
    [
      { filters: { themes: ['courriel', 'cuisine'] } },
      { tag: 'UnknownFilter', filter: 'themes', received: 'cuisine' },
    ],
    [
      { filters: { communes: ['99999'] } },
      { tag: 'UnknownFilter', filter: 'communes', received: '99999' },
    ],
    [{ filters: { tags: ['qpv'] } }, { tag: 'UnknownFilter', filter: 'tags', received: 'qpv' }],
    [{ filters: { genre: ['x'] } }, { tag: 'UnknownFilter', filter: 'genre', received: 'genre' }],
  ])('is refused with what was received: %j', async (asked, failure) => {
    expect(await ask(scene.claire, asked)).toEqual({ ok: false, failure });
  });

  it('may be ten years long, not a day more', async () => {
    const tenYears = { from: '2016-03-01', to: '2026-02-28' };

    expect(await refusalOf(scene.claire, tenYears)).toBe('answered');
    expect(await refusalOf(scene.claire, { ...tenYears, to: '2026-03-01' })).toBe('PeriodTooLong');
  });

  it('of a merged commune is its successor', async () => {
    await scene.enter('claire', {
      commune: { insee: '44180', cp: '44540', nom: "Vallons-de-l'Erdre" },
    });
    const freigne = { filters: { communes: ['49144'] } };

    expect((await answerOf(scene.claire, freigne)).result.cras).toBe(1);
  });

  it('computes nothing for a question that is refused', async () => {
    const never = () => Promise.reject(new Error('computed'));
    const deps = { ...scene.deps, stats: { tally: never, perDepartement: never } };
    const refused = [
      { scope: 'galaxie' },
      { from: '2000-01-01' },
      { filters: { themes: ['cuisine'] } },
      { scope: 'conseiller', id: 'paul' },
    ];

    for (const asked of refused) {
      expect((await readStats(deps, { actor: scene.claire, asked })).ok).toBe(false);
    }
    await expect(readStats(deps, { actor: scene.claire, asked: {} })).rejects.toThrow('computed');
  });

  it('stops when nobody waits for the answer any more', async () => {
    const request = { actor: scene.claire, asked: {}, signal: AbortSignal.abort() };

    await expect(readStats(scene.deps, request)).rejects.toThrow('aborted');
  });
});

describe('the answer', () => {
  it('names what it shows', async () => {
    await scene.enter('paul');
    const { names } = await answerOf(scene.karim);

    expect(names).toEqual({
      communes: {},
      structures: { [mairie]: 'Mairie de Nantes' },
      conseillers: { paul: 'Paul Petit' },
      tags: {},
    });
  });

  it('has a map for the scopes wider than a structure', async () => {
    await scene.enter('claire');
    await scene.enter('rozenn', { commune: { insee: '35238', cp: '35000', nom: 'Rennes' } });

    expect((await answerOf(scene.fatou)).carte).toEqual({ 35: 1, 44: 1 });
    expect((await answerOf(scene.karim)).carte).toEqual({ 44: 1 });
    expect((await answerOf(scene.claire)).carte).toBeUndefined();
  });

  it('counts together advisers and structures that the reader may not see', async () => {
    for (const who of ['claire', 'paul', 'rozenn', 'anne']) await scene.enter(who);
    const { result: seenByClaire } = await answerOf(scene.claire, { scope: 'nation' });
    const { result: seenByKarim } = await answerOf(scene.karim, { scope: 'nation' });
    const { result: seenByFatou } = await answerOf(scene.fatou, { scope: 'nation' });

    expect(seenByClaire.conseillers.lignes.map(({ code }) => code)).toEqual(['claire']);
    expect(seenByClaire.conseillers.reste).toMatchObject({ nombre: 3, cras: 3 });
    expect(seenByClaire.structures.lignes).toEqual([]);
    expect(seenByKarim.conseillers.lignes.map(({ code }) => code)).toEqual(['claire', 'paul']);
    expect(seenByKarim.structures.lignes.map(({ code }) => code)).toEqual([mediatheque, mairie]);
    expect(seenByFatou.conseillers.lignes).toHaveLength(4);
  });

  it('hides the number of people everywhere when they are 1 to 4', async () => {
    await scene.enter('paul', { participants: 3, ages: { plus60: 3 }, statuts: { retraite: 3 } });
    const { result } = await answerOf(scene.karim);

    expect(result.petitEffectif).toBe(true);
    expect([result.ages.total, result.statuts.total, result.personnes.total]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe('an adviser read by a coordinateur', () => {
  const asked = { scope: 'conseiller', id: 'paul', from: '2026-03-01', to: '2026-03-02' };
  const workshop = {
    activite: 'collectif',
    participants: 12,
    ages: { plus60: 12 },
    statuts: { retraite: 12 },
    duree: 90,
  } as const;

  it('is CRAs, minutes and people, and nothing that describes a CRA', async () => {
    await scene.enter('paul', workshop);
    const { result, nombresSeuls } = await answerOf(scene.karim, asked);
    const { cras, personnes, temps, evolution, petitEffectif, comparaison, ...rest } = result;

    expect(nombresSeuls).toBe(true);
    expect([cras, personnes.total, temps.minutes, petitEffectif]).toEqual([1, 12, 90, false]);
    expect(evolution.points.map((point) => point.cras)).toEqual([0, 1]);
    expect(comparaison.suites.ecart).toBeNull();
    expect(JSON.stringify(rest)).not.toMatch(/collectif|courriel|44109|plus60|retraite|[1-9]/);
  });

  it('has no filter: each would tell what is left out', async () => {
    const filtered = { ...asked, filters: { themes: ['sante'] } };

    expect(await refusalOf(scene.karim, filtered)).toBe('AdviserUnfiltered');
    expect(await refusalOf(scene.fatou, filtered)).toBe('answered');
  });

  it('is whole for an animateur, and for the adviser', async () => {
    await scene.enter('paul', workshop);
    const paul = aPerson({ entryId: 'paul' });

    for (const reader of [scene.fatou, paul]) {
      const { result, nombresSeuls } = await answerOf(reader, asked);
      expect(nombresSeuls).toBeUndefined();
      expect(result.themes).toHaveLength(17);
    }
  });
});

describe('the log of administration', () => {
  const events = () =>
    (scene.storage.tables.chains.get('administration') ?? []).map(({ event }) => event);

  it('has who asked for figures other than their own, with the filters, once an hour', async () => {
    const asked = { scope: 'nation', filters: { themes: ['sante'] } };
    await answerOf(scene.claire);
    await answerOf(scene.claire, asked);
    await answerOf(scene.claire, asked);

    expect(events()).toHaveLength(1);
    expect(events()[0]).toContain('"type":"stats.read"');
    expect(events()[0]).toContain('"themes":["sante"]');
    expect(events()[0]).not.toContain('claire');
    scene.clock.advance(3_600_001);
    await answerOf(scene.claire, asked);
    expect(events()).toHaveLength(2);
  });

  it('has nothing of what is refused', async () => {
    await refusalOf(scene.claire, { scope: 'conseiller', id: 'paul' });

    expect(events()).toEqual([]);
  });
});
