import {
  craLimits,
  type CraRefusal,
  sousThemes,
  type SousTheme,
  type StoredTheme,
  type Theme,
  themes,
} from '@coop/contract/cra';
import type { CraHabits } from '@coop/contract/cra-routes';

import { addDays, daysBetween, formatTime } from '../../../core/dates.ts';
import { type FailureView, failureView } from '../../../core/failure-view.ts';
import type { Text } from '../../../core/texts.ts';
import { capitalised, dayOf, refusalText } from '../cra-words.ts';
import { themeOf } from '../form/cra-changes.ts';
import { type CraField, fieldOf, stillRefused } from '../form/cra-check.ts';
import { type CraForm, total } from '../form/cra-form.ts';
import { type EntryModel, type EntryNotice, noticeOf } from './entry-notice.presenter.ts';

export type EntryView =
  | { readonly tag: 'loading' }
  | { readonly tag: 'failed'; readonly failure: FailureView }
  | ReadyEntry;

export interface ReadyEntry {
  readonly tag: 'ready';
  readonly mode: 'new' | 'edit';
  readonly title: string;
  readonly form: CraForm;
  readonly today: string;
  readonly yesterday: string;
  readonly dateText: string;
  /** Asked about, never refused. */
  readonly oldDate: string | undefined;
  readonly placeText: string;
  readonly durees: readonly number[];
  /** The most used ones, shown at once. */
  readonly mainThemes: readonly Theme[];
  readonly otherThemes: readonly Theme[];
  /** Those of the others that are chosen: shown at once too, while the others are closed. */
  readonly chosenOthers: readonly StoredTheme[];
  readonly sousThemes: readonly SousTheme[];
  readonly isOnePerson: boolean;
  readonly ages: Remaining;
  readonly statuts: Remaining;
  readonly errors: Readonly<Partial<Record<CraField, readonly string[]>>>;
  readonly notice: EntryNotice | undefined;
  readonly keepingText: string;
  readonly isSaving: boolean;
  /** What the button that records does. */
  readonly saveText: string;
}

export interface Remaining {
  readonly missing: number;
  readonly text: string;
}

/** What the screen of entry shows; every decision about it is taken here. */
export function presentEntry(model: EntryModel, t: Text): EntryView {
  if (model.habits.tag === 'failed') {
    return { tag: 'failed', failure: failureView(model.habits.failure, t) };
  }
  const form = model.mode === 'edit' ? model.edit?.form : model.draft?.form;
  if (model.habits.tag === 'loading' || form === undefined) {
    return { tag: 'loading' };
  }
  return ready(model, model.habits.value, form, t);
}

function ready(model: EntryModel, habits: CraHabits, form: CraForm, t: Text): ReadyEntry {
  const { today } = habits;
  const yesterday = addDays(today, -1);
  const main = habits.themes;
  const refusals = model.attempt.tag === 'refused' ? stillRefused(model.attempt, form, today) : [];
  return {
    tag: 'ready',
    mode: model.mode,
    title: t(model.mode === 'edit' ? 'cra.entry.edit' : 'cra.entry.new'),
    form,
    today,
    yesterday,
    dateText: capitalised(dayOf(form.date, yesterday, { today, locale: model.locale }, t)),
    oldDate:
      daysBetween(form.date, today) > craLimits.oldAfterDays
        ? t('cra.oldDate', { days: daysBetween(form.date, today) })
        : undefined,
    placeText: placeText(form, t),
    durees: dureesOf(form, habits),
    mainThemes: main,
    otherThemes: themes.filter((theme) => !main.includes(theme)),
    chosenOthers: form.themes.filter((theme) => !main.some((one) => one === theme)),
    sousThemes: sousThemes.filter((code) => form.themes.some((theme) => theme === themeOf(code))),
    isOnePerson: form.participants === 1,
    ages: remaining(total(form.ages), form.participants, t),
    statuts: remaining(total(form.statuts), form.participants, t),
    errors: errorsByField(refusals, t),
    notice: noticeOf(model, refusals, t),
    keepingText: model.mode === 'new' ? keepingText(model, t) : '',
    isSaving: model.attempt.tag === 'saving',
    saveText: saveText(model, form, t),
  };
}

function saveText({ attempt, mode }: EntryModel, form: CraForm, t: Text): string {
  if (attempt.tag === 'saving') {
    return t('cra.entry.saving');
  }
  const isSeries = mode === 'new' && form.activite === 'collectif' && form.otherDates.length > 0;
  return isSeries
    ? t('cra.series.save', { count: form.otherDates.length + 1 })
    : t('cra.entry.save');
}

function placeText(form: CraForm, t: Text): string {
  const canal = form.canal === undefined ? t('cra.place.noCanal') : t(`canal.${form.canal}`);
  const commune =
    form.commune === undefined
      ? t('cra.place.noCommune')
      : t('cra.place.commune', { name: form.commune.nom, code: form.commune.cp });
  return `${canal} · ${commune}`;
}

/** At most six quick durations, and always the one that is chosen. */
function dureesOf(form: CraForm, habits: CraHabits): readonly number[] {
  const quick = habits.durees.slice(0, 6);
  const all =
    form.duree === undefined || quick.includes(form.duree) ? quick : [...quick, form.duree];
  return [...all].sort((a, b) => a - b);
}

function remaining(given: number, participants: number, t: Text): Remaining {
  const missing = participants - given;
  const values = { given, participants, gap: Math.abs(missing) };
  if (missing === 0) {
    return { missing, text: t('cra.remaining.none', values) };
  }
  return { missing, text: t(missing > 0 ? 'cra.remaining.some' : 'cra.remaining.tooMany', values) };
}

function errorsByField(refusals: readonly CraRefusal[], t: Text): ReadyEntry['errors'] {
  const errors: Partial<Record<CraField, string[]>> = {};
  for (const refusal of refusals) {
    const field = fieldOf(refusal);
    errors[field] = [...(errors[field] ?? []), refusalText(refusal, t)];
  }
  return errors;
}

function keepingText(model: EntryModel, t: Text): string {
  const keeping = model.draft?.keeping;
  switch (keeping?.tag) {
    case undefined:
    case 'untouched':
      return t('cra.keeping.untouched');
    case 'saving':
      return t('cra.keeping.saving');
    case 'kept':
      return t('cra.keeping.kept', { time: formatTime(keeping.at, model.timeZone, model.locale) });
    case 'keptHere':
      return t('cra.keeping.keptHere');
    case 'conflict':
      return t('cra.keeping.conflict');
  }
}
