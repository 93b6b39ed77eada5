import type { StatsScopeKind } from '@coop/contract/stats';
import type { StatsAnswer, StatsChoices } from '@coop/contract/stats-routes';

import { type FailureView, failureView } from '../../../core/failure-view.ts';
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
  readonly stale: FailureView | undefined;
}

export type StatsPageView =
  | { readonly tag: 'loading' }
  | { readonly tag: 'failed'; readonly failure: FailureView }
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
      return { tag: 'failed', failure: failureView(figures.failure, words.t) };
    case 'known': {
      const { answer, isRefreshing, stale } = figures;
      const { query, result, nombresSeuls = false } = answer;
      return {
        tag: result.cras === 0 && result.comparaison.cras.avant === 0 ? 'empty' : 'ready',
        scope: scopeText(query, namesOf(answer, choices), words),
        period: words.range(query.from, query.to),
        before: words.range(result.comparaison.from, result.comparaison.to),
        figures: presentFigures(result, words).filter(({ id }) => !nombresSeuls || id !== 'suites'),
        // Of an adviser, a coordinateur reads numbers alone.
        rows: nombresSeuls ? [[[evolutionBlock(result, words)]]] : rowsOf(answer, words),
        isRefreshing,
        stale: stale === undefined ? undefined : failureView(stale, words.t),
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

/**
 * What the page shows, from the most asked to the most particular; a map where there are several
 * départements to compare.
 */
function rowsOf({ query, result, names, carte = {} }: StatsAnswer, words: StatsWords): BlockRow[] {
  const communes = listBlock(
    { id: 'communes', list: result.communes, names: names.communes },
    words,
  );
  const map =
    Object.values(carte).filter((cras) => cras > 0).length < 2
      ? undefined
      : mapBlock({ counts: carte, names: departementNames }, words);
  const list = (id: 'structures' | 'conseillers'): Block =>
    listBlock({ id, list: result[id], names: names[id] }, words);
  const structures = list('structures');
  const conseillers = list('conseillers');
  return [
    [[evolutionBlock(result, words)]],
    [[themesBlock(result, words)], [activitesBlock(result, words), dureesBlock(result, words)]],
    [[agesBlock(result, words)], [statutsBlock(result, words)]],
    ...placeRows(
      { communes, canaux: canauxBlock(result, words), temps: tempsBlock(result, words) },
      map,
    ),
    [[suitesBlock(result, words)], [orientationsBlock(result, words)]],
    ...peopleRows(query.scope, { materiel: materielBlock(result, words), structures, conseillers }),
  ];
}

/** Lines of a list that are as high as two short blocks. */
const long = 6;

/** Beside a long list of places stand two short blocks, beside a short one none. */
function placeRows(
  blocks: Readonly<Record<'communes' | 'canaux' | 'temps', Block>>,
  map: Block | undefined,
): readonly BlockRow[] {
  const { communes, canaux, temps } = blocks;
  if (map !== undefined) {
    return [
      [[map], [communes]],
      [[canaux], [temps]],
    ];
  }
  const { drawing } = communes;
  return drawing.kind === 'bars' && drawing.bars.length >= long
    ? [[[communes], [canaux, temps]]]
    : [[[communes], [canaux]], [[temps]]];
}

/** A scope of one has no list of those that it is made of. */
function peopleRows(
  scope: StatsScopeKind,
  blocks: Readonly<Record<'materiel' | 'structures' | 'conseillers', Block>>,
): readonly BlockRow[] {
  const { materiel, structures, conseillers } = blocks;
  switch (scope) {
    case 'soi':
    case 'conseiller':
      return [[[materiel]]];
    case 'structure':
      return [[[materiel], [conseillers]]];
    case 'territoireConseillers':
    case 'territoireLieux':
    case 'nation':
      return [[[materiel], [structures]], [[conseillers]]];
  }
}
