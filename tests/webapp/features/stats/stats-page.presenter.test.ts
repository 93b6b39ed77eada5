import type { StatsAnswer } from '@coop/contract/stats-routes';
import { describe, expect, it } from '@jest/globals';

import type { BlockId } from '../../../../webapp/src/features/stats/blocks/block.ts';
import type { Figures } from '../../../../webapp/src/features/stats/desk.ts';
import { presentMonth } from '../../../../webapp/src/features/stats/month/month.presenter.ts';
import { presentChips } from '../../../../webapp/src/features/stats/page/chips.presenter.ts';
import {
  presentControls,
  withScope,
} from '../../../../webapp/src/features/stats/page/controls.presenter.ts';
import { presentFigures } from '../../../../webapp/src/features/stats/page/figures.presenter.ts';
import { scopeText } from '../../../../webapp/src/features/stats/page/scope-words.ts';
import {
  presentStatsPage,
  type StatsPageView,
} from '../../../../webapp/src/features/stats/page/stats-page.presenter.ts';
import { firstChoice, readChoice } from '../../../../webapp/src/features/stats/query/choice.ts';
import { choicesOfCoordinateur } from '../../../support/webapp/fake-stats.ts';
import { answerOf, caseOf, french, plain } from './support.ts';

const own = caseOf('c0-worked-example', ({ scope }) => scope === 'soi');
const nation = caseOf('c5-legacy', ({ scope }) => scope === 'nation');
const empty = caseOf('c1-small-loire', ({ from }) => from === '2019-01-01');
const tiny = caseOf(
  'c1-small-loire',
  ({ scope, id, from }) => scope === 'conseiller' && id === 'AD0004' && from === '2026-03-01',
);

function known(
  answer: StatsAnswer,
  more: Partial<Extract<Figures, { tag: 'known' }>> = {},
): Figures {
  return { tag: 'known', answer, isRefreshing: false, ...more };
}

function ready(view: StatsPageView): Extract<StatsPageView, { tag: 'ready' | 'empty' }> {
  if (view.tag !== 'ready' && view.tag !== 'empty') {
    throw new Error(`The page is ${view.tag}.`);
  }
  return view;
}

function idsOf(view: StatsPageView): readonly (readonly (readonly BlockId[])[])[] {
  return ready(view).rows.map((row) => row.map((column) => column.map(({ id }) => id)));
}

describe('the four figures', () => {
  it('are those of the worked example, with what they are made of', () => {
    const figures = presentFigures(own.result, french).map(({ name, value, detail }) =>
      plain(`${name}: ${value} (${detail})`),
    );

    expect(figures).toEqual([
      'CRA: 4 ()',
      'Accompagnements: 8 (5 nouvelles personnes, 3 récurrentes)',
      'Temps: 3 h 35 (54 min par CRA en moyenne)',
      'Personnes avec une suite: 5 (62,5 % des accompagnements)',
    ]);
  });

  it('have a number and a direction for what changed, a share when there was something before', () => {
    const { comparaison } = own.result;
    const changed = {
      ...own.result,
      comparaison: {
        ...comparaison,
        cras: { avant: 8, ecart: -4, pm: -500 },
        personnes: { avant: 8, ecart: 0, pm: 0 },
        minutes: { avant: 0, ecart: 215, pm: null },
      },
    };

    const changes = presentFigures(changed, french).map(({ change }) => change);

    expect(changes[0]).toMatchObject({ direction: 'down' });
    expect(plain(changes[0]?.text ?? '')).toBe('−4 (−50 %)');
    expect(changes[1]).toMatchObject({ direction: 'same', text: 'inchangé' });
    expect(changes[2]).toMatchObject({ direction: 'up' });
    expect(plain(changes[2]?.text ?? '')).toBe('+3 h 35');
    expect(plain(changes[0]?.sentence ?? '')).toBe('−4 (−50 %) ; février 2026 : 8');
  });

  it('hide people under 5, their detail and their change', () => {
    const [cras, people, , suites] = presentFigures(tiny.result, french);

    expect(cras?.value).toBe('2');
    expect([people, suites].map((figure) => plain(figure?.value ?? ''))).toEqual(['< 5', '< 5']);
    expect([people?.detail, people?.change, suites?.detail]).toEqual([
      'détail masqué',
      undefined,
      '',
    ]);
  });
});

describe('the page', () => {
  it('has every subject of oneself, without a map nor lists of those who are one', () => {
    expect(idsOf(presentStatsPage(known(answerOf(own)), undefined, french))).toEqual([
      [['evolution']],
      [['themes'], ['activites', 'durees', 'canaux']],
      [['ages'], ['statuts']],
      [['communes'], ['temps']],
      [['materiel'], ['suites']],
      [['orientations']],
    ]);
  });

  it('has a map, structures and advisers for a wide scope', () => {
    const answer = answerOf(nation, { carte: { '64': 3, '974': 1 } });

    const ids = idsOf(presentStatsPage(known(answer), undefined, french)).flat(2);

    expect(ids).toEqual(expect.arrayContaining(['carte', 'structures', 'conseillers']));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has no map of a single département', () => {
    const answer = answerOf(nation, { carte: { '64': 3, '974': 0 } });

    expect(idsOf(presentStatsPage(known(answer), undefined, french)).flat(2)).not.toContain(
      'carte',
    );
  });

  it('says whose figures these are and of when, as they were answered', () => {
    const view = ready(presentStatsPage(known(answerOf(nation)), undefined, french));

    expect([view.scope, plain(view.period)]).toEqual([
      'La nation',
      'du 15 janvier 2024 au 31 mars 2026',
    ]);
  });

  it('is empty when there is nothing, now or before', () => {
    expect(presentStatsPage(known(answerOf(empty)), undefined, french).tag).toBe('empty');
  });

  it('keeps known figures on screen while they are asked again, and when they cannot be', () => {
    const again = known(answerOf(own), { isRefreshing: true, stale: { tag: 'Offline' } });

    expect(ready(presentStatsPage(again, undefined, french))).toMatchObject({
      tag: 'ready',
      isRefreshing: true,
      stale: { title: 'Vous êtes hors ligne.' },
    });
  });

  it('says what failed when nothing is known', () => {
    const failed = { tag: 'failed', failure: { tag: 'BotDown' } } as const;

    expect(presentStatsPage(failed, undefined, french)).toMatchObject({
      tag: 'failed',
      failure: { title: 'Le service Coop ne répond pas.' },
    });
    expect(presentStatsPage({ tag: 'loading' }, undefined, french)).toEqual({ tag: 'loading' });
  });
});

describe('what a coordinateur reads of an adviser', () => {
  it('is numbers and their evolution, with the reason', () => {
    const answer = answerOf(tiny, { nombresSeuls: true });

    const view = ready(presentStatsPage(known(answer), undefined, french));

    expect(view.figures.map(({ id }) => id)).toEqual(['cras', 'personnes', 'temps']);
    expect(view.rows.flat(2).map(({ id }) => id)).toEqual(['evolution']);
    expect(view.note).toContain('les nombres seuls');
  });

  it('has no filter: they would give the rest back', () => {
    const choice = readChoice('scope=conseiller&id=A1&themes=sante');
    const of = (role: 'coordinateur' | 'animateur') => ({
      choice,
      choices: choicesOfCoordinateur,
      me: { today: '2026-03-12', roles: [role] },
    });

    expect(presentControls(of('coordinateur'), french).canFilter).toBe(false);
    expect(presentControls(of('animateur'), french).canFilter).toBe(true);
    expect(withScope(of('coordinateur'), 'conseiller').filters.themes).toEqual([]);
    expect(withScope(of('animateur'), 'conseiller').filters.themes).toEqual(['sante']);
  });
});

describe('a choice that the bot refuses', () => {
  const refused = (code: string, status: number): Figures => ({
    tag: 'failed',
    failure: {
      tag: 'Refused',
      problem: {
        type: 'about:blank',
        title: code,
        status,
        code,
        detail: 'La phrase.',
        reference: 'R',
      },
    },
  });

  it('is told in the words of the bot, with the way to one’s own figures', () => {
    expect(presentStatsPage(refused('scope-not-allowed', 403), undefined, french)).toMatchObject({
      failure: {
        title: 'Ces chiffres ne vous sont pas ouverts.',
        advice: 'La phrase.',
        retry: 'Voir mes chiffres',
        isOfChoice: true,
      },
    });
    expect(presentStatsPage(refused('unknown-filter', 400), undefined, french)).toMatchObject({
      failure: { title: 'Cette vue ne peut pas être montrée.', isOfChoice: true },
    });
  });

  it('is not told so when something else failed', () => {
    expect(presentStatsPage(refused('storage-failed', 503), undefined, french)).toMatchObject({
      failure: { retry: 'Réessayer', isOfChoice: false },
    });
  });
});

describe('the month of the panel', () => {
  it('has the figures, the days and the first five themes', () => {
    const view = presentMonth(known(answerOf(nation)), french);

    expect(view).toMatchObject({ tag: 'ready', evolution: { id: 'evolution' } });
    expect(
      view.tag === 'ready' && view.themes.drawing.kind === 'bars' && view.themes.drawing.bars,
    ).toHaveLength(5);
  });

  it.each([
    [{ tag: 'loading' } as const, 'loading'],
    [{ tag: 'failed', failure: { tag: 'Offline' } } as const, 'failed'],
    [known(answerOf(empty)), 'empty'],
  ])('says what it is when it is not there', (figures, tag) => {
    expect(presentMonth(figures, french).tag).toBe(tag);
  });
});

describe('the name of a scope', () => {
  const names = { structures: { S1: 'Mairie de Pau' }, conseillers: { A1: 'Claire Martin' } };

  it.each([
    [{ scope: 'soi', id: 'A1' }, 'Moi'],
    [{ scope: 'conseiller', id: 'A1' }, 'Claire Martin'],
    [{ scope: 'conseiller', id: 'A2' }, 'Un conseiller'],
    [{ scope: 'structure', id: 'S1' }, 'Mairie de Pau'],
    [
      { scope: 'territoireConseillers', departements: ['2A', '974'] },
      'Conseillers du territoire : Corse-du-Sud et La Réunion',
    ],
    [
      { scope: 'territoireLieux', departements: ['01', '02', '03', '04'] },
      'Activités dans le territoire : 4 départements',
    ],
    [{ scope: 'nation' }, 'La nation'],
  ] as const)('%o is %s', (query, text) => {
    const departements = 'departements' in query ? [...query.departements] : [];

    expect(plain(scopeText({ ...query, departements }, names, french))).toBe(text);
  });
});

describe('the controls', () => {
  const me = { today: '2026-03-12', roles: ['coordinateur' as const] };
  const choices = choicesOfCoordinateur;

  it('offer the scopes that the bot allows, the two territories under their two names', () => {
    const view = presentControls({ choice: readChoice('scope=nation'), choices, me }, french);

    expect(view.scopes.map(({ label }) => label)).toEqual([
      'Conseillers du territoire',
      'Activités dans le territoire',
      'Une structure',
      'Un conseiller',
      'La nation',
    ]);
    expect(view.departements).toEqual([]);
  });

  it('offer a coordinateur the whole territory, then each département of it', () => {
    const choice = readChoice('scope=territoireLieux');

    const view = presentControls({ choice, choices, me }, french);

    expect(view.departements.map(({ label }) => label)).toEqual([
      'Tout mon territoire',
      '2A · Corse-du-Sud',
      '2B · Haute-Corse',
      '35 · Ille-et-Vilaine',
    ]);
    expect(view.departement).toBe('');
  });

  it('show the usual period that the dates are, this month to begin with', () => {
    const of = (query: string) =>
      presentControls({ choice: readChoice(query), choices, me }, french).periodName;

    expect([
      of(''),
      of('from=2026-02-01&to=2026-02-28'),
      of('from=2026-02-02&to=2026-02-28'),
    ]).toEqual(['month', 'lastMonth', 'custom']);
  });

  it('give an animateur a département of their own when they ask for a territory', () => {
    const animateur = { today: '2026-03-12', roles: ['animateur' as const] };
    const model = { choice: firstChoice, choices, me: animateur };

    expect(withScope(model, 'territoireLieux').departements).toEqual(['2A']);
    expect(withScope({ ...model, me }, 'territoireLieux').departements).toEqual([]);
    expect(withScope(model, 'nation').departements).toEqual([]);
  });

  it('have a chip for each filter, by its name', () => {
    const { filters } = readChoice(
      'communes=64445&activites=collectif&themes=sante&canaux=distance',
    );

    const chips = presentChips(filters, { communes: { '64445': 'Pau' } }, french);

    expect(chips.map(({ label }) => label)).toEqual(['Pau', 'Ateliers', 'Santé', 'À distance']);
  });
});
