import type { CraView } from '@coop/contract/cra';

import { addDays, formatMinutes, formatTime } from '../../../core/dates.ts';
import { type FailureView, failureView } from '../../../core/failure-view.ts';
import type { Known } from '../../../core/resource.ts';
import type { Text } from '../../../core/texts.ts';
import type { CraList, Done, ListFilter } from '../desk.ts';
import { capitalised, dayOf, type DayWords, summaryOf, themesOf } from '../cra-words.ts';

export interface ListModel {
  readonly list: Known<CraList>;
  readonly filter: ListFilter;
  readonly done: Done | undefined;
  readonly today: string | undefined;
  readonly locale: DayWords['locale'];
  readonly timeZone: string;
}

export interface CraLineView {
  readonly cra: CraView;
  readonly time: string;
  readonly summary: string;
  readonly themes: string;
  /** Just recorded or restored. */
  readonly isNew: boolean;
}

export type ListView =
  | { readonly tag: 'loading'; readonly heading: ListHeading }
  | { readonly tag: 'failed'; readonly heading: ListHeading; readonly failure: FailureView }
  | {
      readonly tag: 'empty';
      readonly heading: ListHeading;
      readonly title: string;
      readonly explain: string;
    }
  | {
      readonly tag: 'ready';
      readonly heading: ListHeading;
      readonly totals: string;
      readonly lines: readonly CraLineView[];
    };

export interface ListHeading {
  readonly title: string;
  readonly isTrash: boolean;
  readonly previous: string | undefined;
  readonly next: string | undefined;
}

/** The CRAs of a day (or those deleted), with their totals. */
export function presentList(model: ListModel, t: Text): ListView {
  const heading = headingOf(model, t);
  switch (model.list.tag) {
    case 'loading':
      return { tag: 'loading', heading };
    case 'failed':
      return { tag: 'failed', heading, failure: failureView(model.list.failure, t) };
    case 'known':
      return known(model, model.list.value, heading, t);
  }
}

function known(model: ListModel, list: CraList, heading: ListHeading, t: Text): ListView {
  if (list.cras.length === 0) {
    const name = model.filter.isTrash ? 'trash' : 'day';
    return {
      tag: 'empty',
      heading,
      title: t(`cra.empty.${name}`),
      explain: t(`cra.empty.${name}.explain`),
    };
  }
  return {
    tag: 'ready',
    heading,
    totals: totalsText(list.totals, t),
    lines: list.cras.map((cra) => lineOf(cra, model, t)),
  };
}

/** `3 CRA · 7 personnes · 2 h 15`. */
export function totalsText(
  totals: { readonly cras: number; readonly participants: number; readonly minutes: number },
  t: Text,
): string {
  return [
    t('cra.count', { count: totals.cras }),
    t('cra.people', { count: totals.participants }),
    formatMinutes(totals.minutes),
  ].join(' · ');
}

/** The hour it was entered at; for another day than today, the day. */
export function lineOf(
  cra: CraView,
  model: Pick<ListModel, 'done' | 'filter' | 'locale' | 'timeZone' | 'today'>,
  t: Text,
): CraLineView {
  const { done } = model;
  const isNew =
    done !== undefined &&
    done.tag !== 'failed' &&
    done.tag !== 'removed' &&
    [done.cra, ...done.others].some(({ id }) => id === cra.id);
  return {
    cra,
    time: timeText(cra, model),
    summary: summaryOf(cra.content, t),
    themes: themesOf(cra.content, t),
    isNew,
  };
}

function timeText(
  cra: CraView,
  { filter, locale, timeZone, today }: Pick<ListModel, 'filter' | 'locale' | 'timeZone' | 'today'>,
): string {
  const isOfItsDay = filter.date !== undefined || cra.content.date === today;
  if (isOfItsDay && !filter.isTrash) {
    return formatTime(cra.createdAt, timeZone, locale);
  }
  return new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }).format(new Date(`${cra.content.date}T00:00:00Z`));
}

function headingOf({ filter, today, locale }: ListModel, t: Text): ListHeading {
  if (filter.isTrash) {
    return { title: t('cra.trash.title'), isTrash: true, previous: undefined, next: undefined };
  }
  const date = filter.date ?? today;
  if (date === undefined || today === undefined) {
    return { title: t('cra.list.title'), isTrash: false, previous: undefined, next: undefined };
  }
  const day = dayOf(date, addDays(today, -1), { today, locale }, t);
  return {
    title: capitalised(day),
    isTrash: false,
    previous: addDays(date, -1),
    next: date < today ? addDays(date, 1) : undefined,
  };
}
