import type { StatsResult } from '@coop/contract/stats';

import type { StatsWords } from '../words.ts';
import type { Block, Part, Row } from './block.ts';
import { families } from './codes.ts';
import { labelOf, leadingTitle } from './leading.ts';
import { sentenceOf } from './sentence.ts';

type TableOfPeople = StatsResult['ages'] | StatsResult['statuts'];
type Cell = TableOfPeople['cellules'][number];

interface PartsInput {
  readonly id: 'ages' | 'statuts';
  readonly table: TableOfPeople;
}

/** People by age or by status: a bar of 100 %, with what is hidden as one part of it. */
function partsBlock({ id, table }: PartsInput, words: StatsWords): Block {
  const { t } = words;
  const family = families[id];
  const hidden = table.masquees;
  const shown = table.cellules.flatMap((cell): readonly Part[] =>
    cell.n === null || cell.n === 0 || cell.pm === null
      ? []
      : [
          {
            id: cell.code,
            label: labelOf(family, cell.code, words),
            pm: cell.pm,
            text: words.share(cell.pm),
            isHidden: false,
          },
        ],
  );
  const merged: readonly Part[] =
    hidden === null || hidden.pm === 0
      ? []
      : [
          {
            id: 'masque',
            label: t('stats.hidden'),
            pm: hidden.pm,
            text: words.share(hidden.pm),
            isHidden: true,
          },
        ];
  const isDrawn = table.etat !== 'total' && shown.length > 0;
  const title = titleOf({ id, table }, words);
  return {
    id,
    subject: t(`stats.${id}`),
    title,
    notes: notesOf(table, words),
    drawing: isDrawn ? { kind: 'parts', parts: [...shown, ...merged] } : { kind: 'nothing' },
    sentence: sentenceOf(title, isDrawn ? [...shown, ...merged] : [], words),
    table: {
      columns: [t(`stats.${id}`), t('stats.column.people'), t('stats.column.share')],
      rows: [...table.cellules.map((cell) => rowOf(cell, id, words)), ...hiddenRow(table, words)],
    },
  };
}

function titleOf({ id, table }: PartsInput, words: StatsWords): string {
  if (table.etat === 'total') {
    return words.t(`stats.${id}.hidden`);
  }
  const items = table.cellules.map(({ code, n }) => ({ id: code, size: n ?? 0 }));
  return leadingTitle({ items, family: families[id], none: 'stats.people.none' }, words);
}

function notesOf({ etat, cellules }: TableOfPeople, { t }: StatsWords): readonly string[] {
  if (etat === 'total') {
    return [t('stats.hidden.total')];
  }
  if (etat === 'aucun') {
    return [];
  }
  const isCompleted = cellules.some(({ marque }) => marque === 'masque');
  return [t(isCompleted ? 'stats.hidden.completed' : 'stats.hidden.small')];
}

function rowOf(cell: Cell, id: PartsInput['id'], words: StatsWords): Row {
  return {
    id: cell.code,
    name: labelOf(families[id], cell.code, words),
    cells: [cellText(cell, words), words.share(cell.pm)],
  };
}

function cellText({ n, marque }: Cell, { t, number }: StatsWords): string {
  if (marque === '<5') {
    return t('stats.fewerThan5');
  }
  return marque === 'masque' || n === null ? t('stats.masked') : number(n);
}

function hiddenRow({ masquees }: TableOfPeople, { t, number, share }: StatsWords): readonly Row[] {
  return masquees === null
    ? []
    : [
        {
          id: 'masquees',
          name: t('stats.hidden'),
          cells: [number(masquees.n), share(masquees.pm)],
        },
      ];
}

export function agesBlock({ ages }: StatsResult, words: StatsWords): Block {
  return partsBlock({ id: 'ages', table: ages }, words);
}

export function statutsBlock({ statuts }: StatsResult, words: StatsWords): Block {
  return partsBlock({ id: 'statuts', table: statuts }, words);
}
