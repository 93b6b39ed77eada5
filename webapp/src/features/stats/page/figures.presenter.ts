import type { StatsResult } from '@coop/contract/stats';

import type { StatsWords } from '../words.ts';

/** One of the four figures, with what changed since the period before. */
export interface FigureView {
  readonly id: 'cras' | 'personnes' | 'temps' | 'suites';
  readonly name: string;
  readonly value: string;
  /** What the figure is made of, in small. */
  readonly detail: string;
  readonly change: ChangeView | undefined;
}

export interface ChangeView {
  readonly direction: 'up' | 'down' | 'same';
  /** `+12 (+8,3 %)`. */
  readonly text: string;
  /** The same for those who hear it, with the period before. */
  readonly sentence: string;
}

type Change = StatsResult['comparaison']['cras'];

export function presentFigures(result: StatsResult, words: StatsWords): readonly FigureView[] {
  const { t, number, people, share, minutes } = words;
  const { personnes, suites, comparaison } = result;
  const before = words.range(comparaison.from, comparaison.to);
  const change = (of: Change, signed = words.signed, value = number): ChangeView | undefined =>
    changeView({ of, before, signed, value }, words);
  return [
    {
      id: 'cras',
      name: t('stats.figure.cras'),
      value: number(result.cras),
      detail: '',
      change: change(comparaison.cras),
    },
    {
      id: 'personnes',
      name: t('stats.figure.people'),
      value: people(personnes.total),
      detail: t('stats.figure.people.detail', {
        isHidden: personnes.nouvelles === null ? 'yes' : 'no',
        fresh: personnes.nouvelles ?? 0,
        known: personnes.recurrentes ?? 0,
      }),
      change: change(comparaison.personnes),
    },
    {
      id: 'temps',
      name: t('stats.figure.time'),
      value: minutes(result.temps.minutes),
      detail:
        result.cras === 0
          ? ''
          : t('stats.figure.time.detail', {
              time: minutes(Math.round(result.temps.minutes / result.cras)),
            }),
      change: change(comparaison.minutes, words.signedMinutes, minutes),
    },
    {
      id: 'suites',
      name: t('stats.figure.suites'),
      value: people(suites.total),
      detail:
        suites.tauxPm === null
          ? ''
          : t('stats.figure.suites.detail', { share: share(suites.tauxPm) }),
      change: change(comparaison.suites),
    },
  ];
}

interface ChangeInput {
  readonly of: Change;
  readonly before: string;
  readonly signed: (n: number) => string;
  readonly value: (n: number) => string;
}

/** Nothing where one of the two periods is hidden. */
function changeView(input: ChangeInput, { t, signedShare }: StatsWords): ChangeView | undefined {
  const { avant, ecart, pm } = input.of;
  if (ecart === null || avant === null) {
    return undefined;
  }
  const direction = ecart === 0 ? 'same' : ecart > 0 ? 'up' : 'down';
  const difference = input.signed(ecart);
  const text =
    ecart === 0
      ? t('stats.change.same')
      : pm === null
        ? difference
        : t('stats.change', { difference, share: signedShare(pm) });
  return {
    direction,
    text,
    sentence: t('stats.change.sentence', {
      change: text,
      before: input.before,
      value: input.value(avant),
    }),
  };
}
