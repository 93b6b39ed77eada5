import type { StatsAnswer, StatsChoices } from '@coop/contract/stats-routes';

import {
  activitesBlock,
  canauxBlock,
  dureesBlock,
  materielBlock,
  tempsBlock,
  themesBlock,
} from '../blocks/bars.presenter.ts';
import type { Block } from '../blocks/block.ts';
import { evolutionBlock } from '../blocks/evolution.presenter.ts';
import { orientationsBlock, suitesBlock } from '../blocks/follow-ups.presenter.ts';
import { listBlock } from '../blocks/lists.presenter.ts';
import { mapBlock } from '../blocks/map.presenter.ts';
import { agesBlock, statutsBlock } from '../blocks/parts.presenter.ts';
import type { Figures } from '../desk.ts';
import { type StatsFailureView, statsFailureView } from '../stats-failure.ts';
import type { StatsWords } from '../words.ts';
import { type FigureView, presentFigures } from './figures.presenter.ts';
import { departementNames, scopeText } from './scope-words.ts';

/** Blocks that stand side by side; each column holds one or two. */
export type BlockRow = readonly (readonly Block[])[];

export interface ReadyView {
  readonly scope: string;
  readonly period: string;
  readonly before: string;
  readonly figures: readonly FigureView[];
  readonly rows: readonly BlockRow[];
  readonly isRefreshing: boolean;
  /** Why the figures could not be asked again. */
  readonly stale: StatsFailureView | undefined;
  /** Why there is less than usual. */
  readonly note: string | undefined;
}

export type StatsPageView =
  | { readonly tag: 'loading' }
  | { readonly tag: 'failed'; readonly failure: StatsFailureView }
  | ({ readonly tag: 'empty' | 'ready' } & ReadyView);

export function presentStatsPage(
  figures: Figures,
  choices: StatsChoices | undefined,
  words: StatsWords,
): StatsPageView {
  switch (figures.tag) {
    case 'loading':
      return figures;
    case 'failed':
      return { tag: 'failed', failure: statsFailureView(figures.failure, words.t) };
    case 'known': {
      const { answer, isRefreshing, stale } = figures;
      const { query, result, nombresSeuls = false } = answer;
      return {
        tag: result.cras === 0 && result.comparaison.cras.avant === 0 ? 'empty' : 'ready',
        scope: scopeText(query, namesOf(answer, choices), words),
        period: words.range(query.from, query.to),
        before: words.range(result.comparaison.from, result.comparaison.to),
        figures: presentFigures(result, words).filter(({ id }) => !nombresSeuls || id !== 'suites'),
        rows: nombresSeuls ? [[[evolutionBlock(result, words)]]] : rowsOf(answer, words),
        isRefreshing,
        stale: stale === undefined ? undefined : statsFailureView(stale, words.t),
        note: nombresSeuls ? words.t('stats.numbersOnly') : undefined,
      };
    }
  }
}

/** Names that the answer gives, and those of what may be chosen. */
function namesOf(
  { names }: StatsAnswer,
  choices: StatsChoices | undefined,
): Pick<StatsAnswer['names'], 'structures' | 'conseillers'> {
  const byId = (list: StatsChoices['structures'] = []): Record<string, string> =>
    Object.fromEntries(list.map(({ id, nom }) => [id, nom]));
  return {
    structures: { ...byId(choices?.structures), ...names.structures },
    conseillers: { ...byId(choices?.conseillers), ...names.conseillers },
  };
}

/** What the page shows, from the most asked to the most particular. */
function rowsOf(answer: StatsAnswer, words: StatsWords): readonly BlockRow[] {
  const { result } = answer;
  const blocks = {
    communes: listOf('communes', answer, words),
    temps: tempsBlock(result, words),
    materiel: materielBlock(result, words),
  };
  const short = [activitesBlock(result, words), dureesBlock(result, words)];
  const { row, left } = placeRow(blocks, mapOf(answer, words));
  return [
    [[evolutionBlock(result, words)]],
    [[themesBlock(result, words)], [...short, canauxBlock(result, words)]],
    [[agesBlock(result, words)], [statutsBlock(result, words)]],
    row,
    ...pairs([
      ...left,
      suitesBlock(result, words),
      orientationsBlock(result, words),
      ...membersOf(answer, words),
    ]),
  ];
}

function listOf(
  id: 'communes' | 'structures' | 'conseillers',
  { result, names }: StatsAnswer,
  words: StatsWords,
): Block {
  return listBlock({ id, list: result[id], names: names[id] }, words);
}

/** A map where there are several départements to compare. */
function mapOf({ carte = {} }: StatsAnswer, words: StatsWords): Block | undefined {
  const several = Object.values(carte).filter((cras) => cras > 0).length > 1;
  return several ? mapBlock({ counts: carte, names: departementNames }, words) : undefined;
}

/** Lines of a list that are as high as two short blocks. */
const long = 6;

/** Beside the places stands their map, else short blocks as high as they are; the others are left. */
function placeRow(
  blocks: Readonly<Record<'communes' | 'temps' | 'materiel', Block>>,
  map: Block | undefined,
): { readonly row: BlockRow; readonly left: readonly Block[] } {
  const { communes, temps, materiel } = blocks;
  if (map !== undefined) {
    return { row: [[map], [communes]], left: [temps, materiel] };
  }
  const { drawing } = communes;
  return drawing.kind === 'bars' && drawing.bars.length >= long
    ? { row: [[communes], [temps, materiel]], left: [] }
    : { row: [[communes], [temps]], left: [materiel] };
}

/** Who the scope is made of; a scope of one has no list of itself. */
function membersOf(answer: StatsAnswer, words: StatsWords): readonly Block[] {
  switch (answer.query.scope) {
    case 'soi':
    case 'conseiller':
      return [];
    case 'structure':
      return [listOf('conseillers', answer, words)];
    case 'territoireConseillers':
    case 'territoireLieux':
    case 'nation':
      return [listOf('structures', answer, words), listOf('conseillers', answer, words)];
  }
}

function pairs(blocks: readonly Block[]): readonly BlockRow[] {
  return blocks.flatMap((block, at) => {
    const next = blocks[at + 1];
    if (at % 2 === 1) {
      return [];
    }
    return next === undefined ? [[[block]]] : [[[block], [next]]];
  });
}
