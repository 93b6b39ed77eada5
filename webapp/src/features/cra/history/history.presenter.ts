import type { CraView } from '@coop/contract/cra';
import type { TagView } from '@coop/contract/tag-routes';

import { addDays, formatTime } from '../../../core/dates.ts';
import { type FailureView, failureView } from '../../../core/failure-view.ts';
import type { Text } from '../../../core/texts.ts';
import { type DayWords, summaryOf, themesOf } from '../cra-words.ts';
import type { History, HistoryFilter } from '../history-keeper.ts';
import { totalsText } from '../list/cra-list.presenter.ts';

export interface HistoryModel {
  readonly history: History;
  readonly words: DayWords;
  readonly tags: readonly TagView[];
}

export type HistoryView =
  | { readonly tag: 'loading' }
  | { readonly tag: 'failed'; readonly failure: FailureView }
  | { readonly tag: 'empty'; readonly title: string; readonly explain: string }
  | {
      readonly tag: 'ready';
      readonly totals: string;
      /** Rows that there are, read or not. */
      readonly count: number;
      readonly isDeleted: boolean;
      /** The next page could not be read. */
      readonly failure: FailureView | undefined;
    };

export interface FilterChip {
  readonly name: keyof HistoryFilter | 'period';
  readonly label: string;
}

export interface HistoryRowView {
  readonly date: string;
  readonly summary: string;
  readonly detail: string;
}

/** What the history shows; every decision about it is taken here. */
export function presentHistory({ history }: HistoryModel, t: Text): HistoryView {
  const { totals, failure, filter } = history;
  if (totals === undefined) {
    return failure === undefined
      ? { tag: 'loading' }
      : { tag: 'failed', failure: failureView(failure, t) };
  }
  if (totals.cras === 0) {
    const isFiltered = Object.values(filter).some((value) => value !== undefined);
    const name = isFiltered ? 'cra.history.nothing' : 'cra.empty.home';
    return { tag: 'empty', title: t(name), explain: t(`${name}.explain`) };
  }
  return {
    tag: 'ready',
    totals: totalsText(totals, t),
    count: totals.cras,
    isDeleted: filter.isDeleted === true,
    failure: failure && failureView(failure, t),
  };
}

/** What is looked for, each in a word or two, to be taken away. */
export function chipsOf({ history, words, tags }: HistoryModel, t: Text): readonly FilterChip[] {
  const { from, to, activite, canal, theme, commune, tag, isDeleted } = history.filter;
  const chips: readonly (FilterChip | false)[] = [
    (from !== undefined || to !== undefined) && {
      name: 'period',
      label: t('cra.history.between', {
        from: from === undefined ? '…' : shortDate(from, words),
        to: to === undefined ? '…' : shortDate(to, words),
      }),
    },
    activite !== undefined && { name: 'activite', label: t(`activite.${activite}`) },
    canal !== undefined && { name: 'canal', label: t(`canal.${canal}`) },
    theme !== undefined && { name: 'theme', label: t(`theme.${theme}`) },
    commune !== undefined && { name: 'commune', label: commune.nom },
    tag !== undefined && { name: 'tag', label: nameOfTag(tag, tags) },
    isDeleted === true && { name: 'isDeleted', label: t('cra.history.deleted') },
  ];
  return chips.filter((chip) => chip !== false);
}

function nameOfTag(tag: string, tags: readonly TagView[]): string {
  return `#${tags.find(({ id }) => id === tag)?.name ?? '…'}`;
}

export function rowOf({ content }: CraView, words: DayWords, t: Text): HistoryRowView {
  const titre = content.titre === undefined ? [] : [`« ${content.titre} »`];
  return {
    date: shortDate(content.date, words),
    summary: summaryOf(content, t),
    detail: [...titre, themesOf(content, t)].join(' · '),
  };
}

/** `12 nov.`, with the year when it is another. */
function shortDate(date: string, { today, locale }: DayWords): string {
  return new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
    ...(date.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }),
  }).format(new Date(`${date}T00:00:00Z`));
}

export const periods = ['month', 'lastMonth', 'quarter', 'year', 'lastYear'] as const;
export type Period = (typeof periods)[number];

/** The dates of a period that has a name, on the day of the person. */
export function datesOf(period: Period, today: string): { from: string; to: string } {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  const first = (y: number, m: number) =>
    new Date(Date.UTC(y, m - 1, 1)).toISOString().slice(0, 10);
  switch (period) {
    case 'month':
      return { from: first(year, month), to: today };
    case 'lastMonth':
      return { from: first(year, month - 1), to: addDays(first(year, month), -1) };
    case 'quarter':
      return { from: first(year, month - 2), to: today };
    case 'year':
      return { from: first(year, 1), to: today };
    case 'lastYear':
      return { from: first(year - 1, 1), to: addDays(first(year, 1), -1) };
  }
}

/** The name of a period, when these are its dates. */
export function periodOf({ from, to }: HistoryFilter, today: string): Period | 'all' | 'custom' {
  if (from === undefined && to === undefined) {
    return 'all';
  }
  const isOf = (period: Period): boolean => {
    const dates = datesOf(period, today);
    return dates.from === from && dates.to === to;
  };
  return periods.find(isOf) ?? 'custom';
}

/** `12 novembre, 14 h 30` on the clock of the person. */
export function instantText(instant: string, { locale }: DayWords, timeZone: string): string {
  const day = new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
  }).format(new Date(instant));
  return `${day}, ${formatTime(instant, timeZone, locale)}`;
}
