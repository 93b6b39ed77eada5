import type { StatsResult } from '@coop/contract/stats';

import type { StatsWords } from '../words.ts';
import type { Block, Column } from './block.ts';
import { largest } from './leading.ts';
import { sentenceOf } from './sentence.ts';

type Evolution = StatsResult['evolution'];
type Point = Evolution['points'][number];

/** CRAs per day, week or month. */
export function evolutionBlock({ evolution }: StatsResult, words: StatsWords): Block {
  const { t, number, people } = words;
  const { granularite, points } = evolution;
  const columns = points.map((point): Column => {
    const name = nameOf(point, granularite, words);
    const figures = t('stats.evolution.hint', {
      name,
      cras: point.cras,
      people: people(point.personnes),
    });
    return {
      id: point.nom,
      size: point.cras,
      text: number(point.cras),
      label: labelOf(point, evolution, words),
      hint: point.partiel ? t('stats.evolution.partialHint', { hint: figures }) : figures,
      isPartial: point.partiel,
    };
  });
  const isEmpty = points.every(({ cras }) => cras === 0);
  const title = titleOf(evolution, words);
  const highest = [...points]
    .filter(({ cras }) => cras > 0)
    .sort((a, b) => b.cras - a.cras)
    .map((point) => ({ label: nameOf(point, granularite, words), text: number(point.cras) }));
  return {
    id: 'evolution',
    subject: t(`stats.evolution.${granularite}`),
    title,
    notes: points.some(({ partiel }) => partiel)
      ? [t(`stats.evolution.partial.${partialOf(granularite)}`)]
      : [],
    drawing: isEmpty ? { kind: 'nothing' } : { kind: 'columns', columns },
    sentence: sentenceOf(title, highest, words),
    table: {
      columns: [
        t(`stats.evolution.column.${granularite}`),
        t('stats.column.cras'),
        t('stats.column.people'),
      ],
      rows: points.map((point) => ({
        id: point.nom,
        name: point.partiel
          ? t('stats.evolution.partialName', { name: nameOf(point, granularite, words) })
          : nameOf(point, granularite, words),
        cells: [number(point.cras), people(point.personnes)],
      })),
    },
  };
}

/** A day is never partial. */
function partialOf(granularite: Evolution['granularite']): 'semaine' | 'mois' {
  return granularite === 'mois' ? 'mois' : 'semaine';
}

function titleOf({ granularite, points }: Evolution, words: StatsWords): string {
  const { t } = words;
  const top = largest(points.map((point) => ({ point, size: point.cras })));
  const [first] = top;
  if (first === undefined) {
    return t('stats.activites.none');
  }
  return top.length > 1
    ? t(`stats.evolution.tie.${granularite}`, { count: first.size })
    : t(`stats.evolution.peak.${granularite}`, {
        name: nameOf(first.point, granularite, words),
        count: first.size,
      });
}

/** `lundi 9 mars`, `semaine du 9 mars`, `mars 2026`: the year of days is in the period. */
function nameOf(point: Point, granularite: Evolution['granularite'], words: StatsWords): string {
  switch (granularite) {
    case 'jour':
      return words.weekday(point.debut);
    case 'semaine':
      return words.t('stats.evolution.week', { date: words.dayOfYear(point.debut) });
    case 'mois':
      return words.month(point.debut);
  }
}

/** Under the axis: a month with its year as soon as it could be that of two. */
function labelOf(point: Point, { granularite, points }: Evolution, words: StatsWords): string {
  if (granularite !== 'mois') {
    return words.shortDate(point.debut);
  }
  return points.length > 12 ? words.monthOfYear(point.debut) : words.shortMonth(point.debut);
}
