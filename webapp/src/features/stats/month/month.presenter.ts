import type { FailureView } from '../../../core/failure-view.ts';
import { themesBlock } from '../blocks/bars.presenter.ts';
import type { Block } from '../blocks/block.ts';
import { evolutionBlock } from '../blocks/evolution.presenter.ts';
import type { Figures } from '../desk.ts';
import { type FigureView, presentFigures } from '../page/figures.presenter.ts';
import { scopeText } from '../page/scope-words.ts';
import { statsFailureView } from '../stats-failure.ts';
import type { StatsWords } from '../words.ts';

/** Themes in the panel; the page has all of them. */
const themesShown = 5;

export type MonthView =
  | { readonly tag: 'loading' }
  | { readonly tag: 'failed'; readonly failure: FailureView }
  | {
      readonly tag: 'ready' | 'empty';
      readonly scope: string;
      readonly period: string;
      readonly before: string;
      readonly figures: readonly FigureView[];
      readonly evolution: Block;
      readonly themes: Block;
    };

/** The month at a glance: the four figures, its days, its first themes. */
export function presentMonth(figures: Figures, words: StatsWords): MonthView {
  switch (figures.tag) {
    case 'loading':
      return figures;
    case 'failed':
      return { tag: 'failed', failure: statsFailureView(figures.failure, words.t) };
    case 'known': {
      const { query, result, names } = figures.answer;
      const { comparaison } = result;
      return {
        tag: result.cras === 0 && comparaison.cras.avant === 0 ? 'empty' : 'ready',
        scope: scopeText(query, names, words),
        period: words.range(query.from, query.to),
        before: words.range(comparaison.from, comparaison.to),
        figures: presentFigures(result, words),
        evolution: evolutionBlock(result, words),
        themes: firstBars(themesBlock(result, words)),
      };
    }
  }
}

function firstBars(block: Block): Block {
  const { drawing } = block;
  return drawing.kind === 'bars'
    ? { ...block, drawing: { kind: 'bars', bars: drawing.bars.slice(0, themesShown) } }
    : block;
}
