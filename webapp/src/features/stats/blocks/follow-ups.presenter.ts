import type { StatsResult } from '@coop/contract/stats';

import type { StatsWords } from '../words.ts';
import type { Bar, Block } from './block.ts';
import { families } from './codes.ts';
import { labelOf, largest } from './leading.ts';
import { sentenceOf } from './sentence.ts';

const kinds = ['individuel', 'atelier', 'redirection'] as const;

/** What follows for people, and for how many of them. */
export function suitesBlock({ suites, petitEffectif }: StatsResult, words: StatsWords): Block {
  const { t, number, people, share } = words;
  const bars = kinds.map((code): Bar => {
    const n = suites[code] ?? 0;
    return {
      id: code,
      label: labelOf(families.suites, code, words),
      size: n,
      text: number(n),
      isRest: false,
    };
  });
  const isEmpty = bars.every(({ size }) => size === 0);
  const title = titleOf({ suites, petitEffectif }, words);
  return {
    id: 'suites',
    subject: t('stats.suites'),
    title,
    notes: petitEffectif ? [t('stats.hidden.few')] : [],
    drawing: isEmpty ? { kind: 'nothing' } : { kind: 'bars', bars },
    sentence: sentenceOf(title, isEmpty ? [] : bars, words),
    table: {
      columns: [t('stats.suites'), t('stats.column.people')],
      rows: [
        ...kinds.map((code) => ({
          id: code,
          name: labelOf(families.suites, code, words),
          cells: [people(suites[code])],
        })),
        { id: 'total', name: t('stats.suites.total'), cells: [people(suites.total)] },
        { id: 'rate', name: t('stats.suites.rate'), cells: [share(suites.tauxPm)] },
      ],
    },
  };
}

function titleOf(
  { suites, petitEffectif }: Pick<StatsResult, 'suites' | 'petitEffectif'>,
  { t, share }: StatsWords,
): string {
  if (petitEffectif) {
    return t('stats.suites.hidden');
  }
  return suites.total === 0 || suites.total === null
    ? t('stats.suites.none')
    : t('stats.suites.title', { share: share(suites.tauxPm) });
}

/** Where people were sent: who did not know, and who is not named. */
export function orientationsBlock({ orientations }: StatsResult, words: StatsWords): Block {
  const { t, number, people, share } = words;
  const { etat, lignes, reste, total } = orientations;
  const text = (n: number, pm: number | null): string =>
    pm === null ? number(n) : `${number(n)} · ${share(pm)}`;
  const rest = reste === null ? [] : [reste];
  const bars = [
    ...lignes.map(({ code, n, pm }): Bar => {
      return {
        id: code,
        label: labelOf(families.organismes, code, words),
        size: n,
        text: text(n, pm),
        isRest: false,
      };
    }),
    ...rest.map(({ nombre, n, pm }): Bar => {
      const label = t('stats.rest.organismes', { count: nombre });
      return { id: 'reste', label, size: n, text: text(n, pm), isRest: true };
    }),
  ];
  const title = orientationsTitle(orientations, words);
  return {
    id: 'orientations',
    subject: t('stats.orientations'),
    title,
    notes:
      etat === 'aucun' ? [] : [t(etat === 'total' ? 'stats.hidden.total' : 'stats.hidden.rest')],
    drawing: bars.length === 0 || etat === 'total' ? { kind: 'nothing' } : { kind: 'bars', bars },
    sentence: sentenceOf(title, etat === 'total' ? [] : bars, words),
    table: {
      columns: [t('stats.column.organisme'), t('stats.column.people'), t('stats.column.share')],
      rows: [
        ...lignes.map(({ code, n, pm }) => ({
          id: code,
          name: labelOf(families.organismes, code, words),
          cells: [number(n), share(pm)],
        })),
        ...rest.map(({ nombre, n, pm }) => ({
          id: 'reste',
          name: t('stats.rest.organismes', { count: nombre }),
          cells: [number(n), share(pm)],
        })),
        { id: 'total', name: t('stats.total'), cells: [people(total), ''] },
      ],
    },
  };
}

function orientationsTitle(
  { etat, total, lignes }: StatsResult['orientations'],
  words: StatsWords,
): string {
  const { t } = words;
  if (etat === 'total') {
    return t('stats.orientations.hidden');
  }
  if (total === 0 || total === null) {
    return t('stats.orientations.none');
  }
  const first = largest(lignes.map(({ code, n }) => ({ code, size: n })));
  return first.length === 0
    ? t('stats.orientations.title', { count: total })
    : t('stats.orientations.first', {
        count: total,
        name: words.list(first.map(({ code }) => labelOf(families.organismes, code, words))),
      });
}
