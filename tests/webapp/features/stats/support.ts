import type { StatsAnswer } from '@coop/contract/stats-routes';
import { createIntl } from 'react-intl';

import { textOf } from '../../../../webapp/src/core/language.tsx';
import { catalogues } from '../../../../webapp/src/core/texts.ts';
import type { Block } from '../../../../webapp/src/features/stats/blocks/block.ts';
import { statsTexts } from '../../../../webapp/src/features/stats/stats-texts.ts';
import { makeWords } from '../../../../webapp/src/features/stats/words.ts';
import { statsCases } from '../../../support/webapp/fake-stats.ts';

const messages = (locale: 'fr' | 'en') => ({ ...catalogues[locale], ...statsTexts[locale] });

export const french = makeWords(
  'fr',
  textOf(createIntl({ locale: 'fr', messages: messages('fr') })),
);
export const english = makeWords(
  'en',
  textOf(createIntl({ locale: 'en', messages: messages('en') })),
);

type StatsCase = Pick<StatsAnswer, 'query' | 'result'>;

/** The first question of a file of cases that fits. */
export function caseOf(file: string, fits: (query: StatsAnswer['query']) => boolean): StatsCase {
  const found = statsCases(file).find(({ query }) => fits(query));
  if (found === undefined) {
    throw new Error(`The cases ${file} have no such question.`);
  }
  return found;
}

/** A case as the bot answers it. */
export function answerOf(one: StatsCase, more: Partial<StatsAnswer> = {}): StatsAnswer {
  return { ...one, names: { communes: {}, structures: {}, conseillers: {}, tags: {} }, ...more };
}

/** Spaces that do not break as ordinary ones, so that expectations can be read. */
export function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ');
}

/** Everything that a block shows, reads aloud or sets out. */
export function textsOf(block: Block): readonly string[] {
  return [
    block.subject,
    block.title,
    block.sentence,
    ...block.notes,
    ...drawnTexts(block),
    ...block.table.columns,
    ...block.table.rows.flatMap(({ name, cells }) => [name, ...cells]),
  ].map(plain);
}

function drawnTexts({ drawing }: Block): readonly string[] {
  switch (drawing.kind) {
    case 'columns':
      return drawing.columns.flatMap(({ text, label, hint }) => [text, label, hint]);
    case 'bars':
      return drawing.bars.flatMap(({ label, text }) => [label, text]);
    case 'parts':
      return drawing.parts.flatMap(({ label, text }) => [label, text]);
    case 'map':
    case 'nothing':
      return [];
  }
}
