import type { StatsResult } from '@coop/contract/stats';

import type { MessageKey } from '../../../core/texts.ts';
import type { StatsWords } from '../words.ts';
import type { Bar, Block, BlockId, Table } from './block.ts';
import { type Family, families } from './codes.ts';
import { labelOf, leadingTitle } from './leading.ts';
import { sentenceOf } from './sentence.ts';

interface Item {
  readonly code: string;
  readonly size: number;
  readonly pm: number | null;
}

interface BarsInput {
  readonly id: BlockId;
  readonly family: Family;
  readonly subject: MessageKey;
  readonly none: MessageKey;
  readonly items: readonly Item[];
  readonly text: (item: Item) => string;
  readonly notes?: readonly string[];
  readonly table: Table;
  /** Largest first; a scale, such as durations, keeps its own order. */
  readonly isSorted?: boolean;
}

function barsBlock(input: BarsInput, words: StatsWords): Block {
  const { family, items, isSorted = true } = input;
  const shown = items.filter(({ size }) => !isSorted || size > 0);
  const order = isSorted ? [...shown].sort((a, b) => b.size - a.size) : shown;
  const bars = order.map((item): Bar => ({
    id: item.code,
    label: labelOf(family, item.code, words),
    size: item.size,
    text: input.text(item),
    isRest: false,
  }));
  const isEmpty = items.every(({ size }) => size === 0);
  const sized = items.map(({ code, size }) => ({ id: code, size }));
  const title = leadingTitle({ items: sized, family, none: input.none }, words);
  return {
    id: input.id,
    subject: words.t(input.subject),
    title,
    notes: isEmpty ? [] : (input.notes ?? []),
    drawing: isEmpty ? { kind: 'nothing' } : { kind: 'bars', bars },
    sentence: sentenceOf(title, bars, words),
    table: input.table,
  };
}

/** `12 · 34,5 %`, or the number alone where there is no share. */
function withShare(words: StatsWords): (item: Item) => string {
  return ({ size, pm }) =>
    pm === null ? words.number(size) : `${words.number(size)} · ${words.share(pm)}`;
}

export function activitesBlock({ activites }: StatsResult, words: StatsWords): Block {
  const { t, number, people, share } = words;
  const counted = activites.map(({ code, personnes }) => {
    return t('stats.peopleOf', { name: t(peopleKey(code)), people: people(personnes) });
  });
  return barsBlock(
    {
      id: 'activites',
      family: families.activites,
      subject: 'stats.activites',
      none: 'stats.activites.none',
      items: activites.map(({ code, cras, crasPm }) => ({ code, size: cras, pm: crasPm })),
      text: withShare(words),
      notes: [counted.join(' · ')],
      table: {
        columns: [
          t('stats.activites'),
          t('stats.column.cras'),
          t('stats.column.crasShare'),
          t('stats.column.people'),
          t('stats.column.peopleShare'),
        ],
        rows: activites.map(({ code, cras, crasPm, personnes, personnesPm }) => ({
          id: code,
          name: labelOf(families.activites, code, words),
          cells: [number(cras), share(crasPm), people(personnes), share(personnesPm)],
        })),
      },
      isSorted: false,
    },
    words,
  );
}

function peopleKey(code: string): MessageKey {
  switch (code) {
    case 'collectif':
      return 'stats.people.collectif';
    case 'individuel':
      return 'stats.people.individuel';
    default:
      return 'stats.people.ponctuel';
  }
}

export function tempsBlock({ temps }: StatsResult, words: StatsWords): Block {
  const { t, minutes, share } = words;
  const block = barsBlock(
    {
      id: 'temps',
      family: families.activites,
      subject: 'stats.temps',
      none: 'stats.activites.none',
      items: temps.parActivite.map(({ code, minutes: size, pm }) => ({ code, size, pm })),
      text: ({ size, pm }) => (pm === null ? minutes(size) : `${minutes(size)} · ${share(pm)}`),
      table: {
        columns: [
          t('stats.activites'),
          t('stats.temps'),
          t('stats.column.hours'),
          t('stats.column.share'),
        ],
        rows: [
          ...temps.parActivite.map((one) => ({
            id: one.code,
            name: labelOf(families.activites, one.code, words),
            cells: [minutes(one.minutes), words.hours(one.minutes), share(one.pm)],
          })),
          {
            id: 'total',
            name: t('stats.total'),
            cells: [minutes(temps.minutes), words.hours(temps.minutes), ''],
          },
        ],
      },
      isSorted: false,
    },
    words,
  );
  const title = t('stats.temps.title', { time: minutes(temps.minutes) });
  return temps.minutes === 0 ? block : { ...block, title };
}

interface CountedInput {
  readonly id: 'canaux' | 'durees';
  readonly parts: StatsResult['canaux'] | StatsResult['durees'];
  readonly isSorted: boolean;
  readonly notes?: readonly string[];
}

function countedBlock({ id, parts, isSorted, notes = [] }: CountedInput, words: StatsWords): Block {
  const { t, number, share } = words;
  const family = families[id];
  return barsBlock(
    {
      id,
      family,
      subject: `stats.${id}`,
      none: 'stats.activites.none',
      items: parts.map(({ code, n, pm }) => ({ code, size: n, pm })),
      text: withShare(words),
      notes,
      table: {
        columns: [t(`stats.${id}`), t('stats.column.cras'), t('stats.column.crasShare')],
        rows: parts.map(({ code, n, pm }) => ({
          id: code,
          name: labelOf(family, code, words),
          cells: [number(n), share(pm)],
        })),
      },
      isSorted,
    },
    words,
  );
}

export function canauxBlock({ canaux }: StatsResult, words: StatsWords): Block {
  return countedBlock({ id: 'canaux', parts: canaux, isSorted: true }, words);
}

export function dureesBlock({ durees }: StatsResult, words: StatsWords): Block {
  return countedBlock({ id: 'durees', parts: durees, isSorted: false }, words);
}

interface MultipleInput {
  readonly id: 'themes' | 'materiel';
  readonly parts: StatsResult['themes'] | StatsResult['materiel'];
}

function multipleBlock({ id, parts }: MultipleInput, words: StatsWords): Block {
  const { t, number, people, share } = words;
  const family = families[id];
  return barsBlock(
    {
      id,
      family,
      subject: `stats.${id}`,
      none: `stats.${id}.none`,
      items: parts.map(({ code, cras, crasPm }) => ({ code, size: cras, pm: crasPm })),
      text: withShare(words),
      notes: [t('stats.severalAnswers')],
      table: {
        columns: [
          t(`stats.${id}`),
          t('stats.column.cras'),
          t('stats.column.crasShare'),
          t('stats.column.people'),
        ],
        rows: parts.map(({ code, cras, crasPm, personnes }) => ({
          id: code,
          name: labelOf(family, code, words),
          cells: [number(cras), share(crasPm), people(personnes)],
        })),
      },
    },
    words,
  );
}

export function themesBlock({ themes }: StatsResult, words: StatsWords): Block {
  return multipleBlock({ id: 'themes', parts: themes }, words);
}

export function materielBlock({ materiel }: StatsResult, words: StatsWords): Block {
  return multipleBlock({ id: 'materiel', parts: materiel }, words);
}
