import type { StatsResult } from '@coop/contract/stats';
import { describe, expect, it } from '@jest/globals';

import {
  activitesBlock,
  canauxBlock,
  dureesBlock,
  materielBlock,
  tempsBlock,
  themesBlock,
} from '../../../../webapp/src/features/stats/blocks/bars.presenter.ts';
import type { Block } from '../../../../webapp/src/features/stats/blocks/block.ts';
import { evolutionBlock } from '../../../../webapp/src/features/stats/blocks/evolution.presenter.ts';
import {
  orientationsBlock,
  suitesBlock,
} from '../../../../webapp/src/features/stats/blocks/follow-ups.presenter.ts';
import { listBlock } from '../../../../webapp/src/features/stats/blocks/lists.presenter.ts';
import { mapBlock } from '../../../../webapp/src/features/stats/blocks/map.presenter.ts';
import {
  agesBlock,
  statutsBlock,
} from '../../../../webapp/src/features/stats/blocks/parts.presenter.ts';
import { caseOf, french, plain, textsOf } from './support.ts';

const own = caseOf('c0-worked-example', ({ scope }) => scope === 'soi').result;
const ofOthers = caseOf('c0-worked-example', ({ scope }) => scope === 'conseiller').result;
const nation = caseOf('c5-legacy', ({ scope }) => scope === 'nation').result;
const partial = caseOf(
  'c5-legacy',
  ({ scope, id }) => scope === 'structure' && id === 'ST0004',
).result;
const tiny = caseOf(
  'c1-small-loire',
  ({ scope, id, from }) => scope === 'conseiller' && id === 'AD0004' && from === '2026-03-01',
).result;
const empty = caseOf('c1-small-loire', ({ from }) => from === '2019-01-01').result;

function bars(block: Block): readonly string[] {
  return block.drawing.kind === 'bars'
    ? block.drawing.bars.map(({ label, text }) => plain(`${label}: ${text}`))
    : [];
}

function rows(block: Block): readonly string[] {
  return block.table.rows.map(({ name, cells }) => plain([name, ...cells].join(' | ')));
}

describe('the worked example of the specification', () => {
  it('has its activities, CRAs and people both, in the order of the catalogue', () => {
    const block = activitesBlock(own, french);

    expect(bars(block)).toEqual([
      'CRA individuels: 2 · 50 %',
      'Ateliers: 1 · 25 %',
      'CRA ponctuels: 1 · 25 %',
    ]);
    expect(block.notes.map(plain)).toEqual([
      'Personnes en individuel : 2 · Participants aux ateliers : 5 · Personnes en ponctuel : 1',
    ]);
    expect(block.title).toBe('L’individuel est l’activité la plus fréquente');
  });

  it('has its themes, largest first, and those of no CRA in the table alone', () => {
    const block = themesBlock(own, french);

    expect(bars(block)).toEqual([
      'Courriel: 2 · 50 %',
      'Démarches en ligne: 2 · 50 %',
      'Sécurité: 1 · 25 %',
    ]);
    expect(block.table.rows).toHaveLength(17);
    expect(block.notes.join()).toContain('Plusieurs réponses possibles');
  });

  it('says who shares the first place', () => {
    expect(plain(themesBlock(own, french).title)).toBe(
      'À égalité en tête : Courriel et Démarches en ligne',
    );
  });

  it('has its time, the total from the minutes', () => {
    const block = tempsBlock(own, french);

    expect(plain(block.title)).toBe('3 h 35 d’accompagnement');
    expect(rows(block)).toEqual([
      'CRA individuels | 1 h 05 | 1,08 | 30,2 %',
      'Ateliers | 1 h 30 | 1,50 | 41,9 %',
      'CRA ponctuels | 1 h | 1,00 | 27,9 %',
      'Total | 3 h 35 | 3,58 | ',
    ]);
  });

  it('has its durations in their order, its channels largest first', () => {
    expect(bars(dureesBlock(own, french)).map((bar) => bar.split(' · ')[0])).toEqual([
      'Moins de 30 min: 1',
      '30 à 59 min: 1',
      '1 h à 1 h 59: 2',
      '2 h et plus: 0',
    ]);
    expect(bars(canauxBlock(own, french))[0]).toBe('Dans la structure: 2 · 50 %');
  });

  it('has its statuses as parts of 100 %', () => {
    const { drawing } = statutsBlock(own, french);

    expect(drawing.kind === 'parts' && drawing.parts.map(({ pm }) => pm)).toEqual([
      125, 125, 250, 375, 125,
    ]);
  });

  it('has its follow-ups and their rate', () => {
    const block = suitesBlock(own, french);

    expect(plain(block.title)).toBe('Une suite est donnée pour 62,5 % des accompagnements');
    expect(rows(block)).toEqual([
      'Suite individuelle | 1',
      'Suite en atelier | 3',
      'Redirection | 1',
      'Personnes avec une suite | 5',
      'Part des accompagnements | 62,5 %',
    ]);
    expect(plain(orientationsBlock(own, french).title)).toBe(
      '1 personne redirigée, d’abord vers : CAF',
    );
  });

  it('names its days, and the most active when it is alone', () => {
    const block = evolutionBlock(own, french);

    expect(block.drawing.kind === 'columns' && block.drawing.columns).toHaveLength(31);
    expect(plain(block.title)).toMatch(
      /^(Le [a-z]+ \d+(er)? mars est le jour le plus actif|Jusqu’à)/,
    );
    expect(rows(block)[0]).toMatch(/^dimanche 1er mars \| \d+ \| \d+$/);
  });
});

describe('small groups', () => {
  it('have no breakdown under 10 people, with the reason', () => {
    for (const block of [agesBlock(ofOthers, french), statutsBlock(ofOthers, french)]) {
      expect(block.drawing).toEqual({ kind: 'nothing' });
      expect(block.title).toContain('masquée');
      expect(block.notes.join()).toContain('personne ne soit reconnaissable');
      expect(new Set(block.table.rows.map(({ cells }) => cells.join('')))).toEqual(
        new Set(['masqué']),
      );
    }
  });

  it('are one part, marked, beside those that are shown', () => {
    const { drawing, table } = agesBlock(partial, french);

    expect(
      drawing.kind === 'parts' && drawing.parts.filter(({ isHidden }) => isHidden),
    ).toHaveLength(1);
    expect(drawing.kind === 'parts' && drawing.parts.reduce((sum, { pm }) => sum + pm, 0)).toBe(
      1000,
    );
    expect(table.rows.at(-1)?.name).toBe('Effectifs masqués');
  });

  it('show no number of people when there are 1 to 4 in all', () => {
    const people = [
      ...rows(activitesBlock(tiny, french)),
      ...rows(suitesBlock(tiny, french)),
      ...activitesBlock(tiny, french).notes.map(plain),
    ].join();

    expect(people).toContain('< 5');
    expect(suitesBlock(tiny, french).drawing).toEqual({ kind: 'nothing' });
    expect(orientationsBlock(tiny, french).drawing).toEqual({ kind: 'nothing' });
  });

  it('leave what is beyond a list in one line, named as hidden', () => {
    const block = listBlock({ id: 'communes', list: nation.communes, names: {} }, french);

    expect(block.drawing.kind === 'bars' && block.drawing.bars.at(-1)).toMatchObject({
      label: '11 autres communes',
      isRest: true,
    });
    expect(block.notes.join()).toContain('ne sont pas nommées');
  });

  it.each([
    ['worked example', ofOthers],
    ['structure', partial],
    ['one adviser', tiny],
  ])('say nowhere a number that the answer does not have: %s', (_, result) => {
    const hidden: StatsResult = result;
    const texts = [agesBlock(hidden, french), statutsBlock(hidden, french)].flatMap(textsOf);
    const known = [...hidden.ages.cellules, ...hidden.statuts.cellules].flatMap(({ n, pm }) => [
      n,
      pm,
    ]);
    const allowed = new Set([
      ...known,
      ...[hidden.ages.masquees, hidden.statuts.masquees].flatMap((one) => [one?.n, one?.pm]),
    ]);
    const cells = texts.filter((text) => /^\d+$/.test(text)).map(Number);

    expect(cells.filter((n) => !allowed.has(n))).toEqual([]);
  });
});

describe('a drawing', () => {
  it('has the same lines as its table', () => {
    const list = {
      id: 'structures',
      list: nation.structures,
      names: { ST0004: 'Mairie' },
    } as const;
    const block = listBlock(list, french);

    expect(bars(block)[0]).toBe('Mairie: 67 CRA · 134 pers.');
    expect(rows(block)[0]).toBe('Mairie | 67 | 134');
    expect(bars(block)).toHaveLength(nation.structures.lignes.length);
  });

  it('has a sentence that says its title and its largest items', () => {
    expect(plain(themesBlock(nation, french).sentence)).toMatch(
      /^Les démarches arrivent en tête\. Démarches en ligne : 75 · 38,7 %, Courriel : /,
    );
  });

  it('marks a month that the period cuts', () => {
    const { drawing, notes, table } = evolutionBlock(nation, french);

    expect(drawing.kind === 'columns' && drawing.columns[0]?.isPartial).toBe(true);
    expect(notes).toHaveLength(1);
    expect(plain(table.rows[0]?.name ?? '')).toBe('janvier 2024 (incomplet)');
  });

  it('says the year of its months when there are more than twelve', () => {
    const { drawing } = evolutionBlock(nation, french);

    expect(drawing.kind === 'columns' && plain(drawing.columns[12]?.label ?? '')).toBe('janv. 25');
  });

  it('orders the départements of the map, overseas ones included', () => {
    const block = mapBlock(
      { counts: { '64': 3, '974': 7, '988': 7, '01': 0 }, names: { '974': 'La Réunion' } },
      french,
    );

    expect(rows(block)).toEqual(['La Réunion (974) | 7', '988 (988) | 7', '64 (64) | 3']);
    expect(plain(block.title)).toBe('La Réunion arrive en tête des 3 départements');
  });

  it('is absent, in words, when there is nothing to draw', () => {
    const blocks = [
      activitesBlock(empty, french),
      dureesBlock(empty, french),
      themesBlock(empty, french),
      materielBlock(empty, french),
      evolutionBlock(empty, french),
      agesBlock(empty, french),
      suitesBlock(empty, french),
      orientationsBlock(empty, french),
      listBlock({ id: 'communes', list: empty.communes, names: {} }, french),
      mapBlock({ counts: {}, names: {} }, french),
    ];

    expect(blocks.map(({ drawing }) => drawing.kind)).toEqual(blocks.map(() => 'nothing'));
    expect(blocks.map(({ title }) => title)).not.toContain('');
  });
});
