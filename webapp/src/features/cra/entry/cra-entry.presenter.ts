import {
  craLimits,
  type CraRefusal,
  type CraView,
  sousThemes,
  type SousTheme,
  type StoredTheme,
  type Theme,
  themes,
} from '@coop/contract/cra';
import type { CraHabits } from '@coop/contract/cra-routes';

import { addDays, daysBetween, formatTime } from '../../../core/dates.ts';
import { type FailureView, failureView } from '../../../core/failure-view.ts';
import type { Known } from '../../../core/resource.ts';
import type { Text } from '../../../core/texts.ts';
import type { Attempt } from '../desk.ts';
import { capitalised, dayOf, type DayWords, refusalText, summaryOf } from '../cra-words.ts';
import { themeOf } from '../form/cra-changes.ts';
import { type CraField, fieldOf, stillRefused } from '../form/cra-check.ts';
import { type CraForm, total } from '../form/cra-form.ts';
import type { HeldDraft } from '../form/draft-keeper.ts';
import type { HeldEdit } from '../form/edit-keeper.ts';

export interface EntryModel {
  readonly mode: 'new' | 'edit';
  readonly habits: Known<CraHabits>;
  readonly draft: HeldDraft | undefined;
  readonly edit: HeldEdit | undefined;
  readonly attempt: Attempt;
  readonly locale: DayWords['locale'];
  readonly timeZone: string;
}

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
}

export interface Remaining {
  readonly missing: number;
  readonly text: string;
}

export type EntryNotice =
  | { readonly tag: 'resumed'; readonly text: string }
  | { readonly tag: 'aside' }
  | { readonly tag: 'draftConflict'; readonly mine: string; readonly theirs: string }
  | { readonly tag: 'editConflict'; readonly theirs: string }
  | { readonly tag: 'idTaken'; readonly then: 'list' | 'duplicate' }
  | {
      readonly tag: 'repeated';
      readonly then: 'list' | 'duplicate';
      /** The CRA that this one is like. */
      readonly like: string | undefined;
    }
  | { readonly tag: 'failed'; readonly failure: FailureView; readonly then: 'list' | 'duplicate' }
  | { readonly tag: 'refused'; readonly lines: readonly RefusalLine[] };

export interface RefusalLine {
  readonly field: CraField;
  readonly label: string;
  readonly text: string;
  readonly isMended: boolean;
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
  };
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

function noticeOf(
  model: EntryModel,
  refusals: readonly CraRefusal[],
  t: Text,
): EntryNotice | undefined {
  return attemptNotice(model, refusals, t) ?? draftNotice(model, t);
}

/** The lines stay where they are once mended: nothing moves under the finger. */
function refusalLines(
  first: readonly CraRefusal[],
  still: readonly CraRefusal[],
  t: Text,
): readonly RefusalLine[] {
  return first.map((refusal) => {
    const field = fieldOf(refusal);
    const current = still.find((other) => fieldOf(other) === field);
    return {
      field,
      label: t(`field.${field}`),
      text: refusalText(current ?? refusal, t),
      isMended: current === undefined,
    };
  });
}

function attemptNotice(
  model: EntryModel,
  refusals: readonly CraRefusal[],
  t: Text,
): EntryNotice | undefined {
  const { attempt } = model;
  switch (attempt.tag) {
    case 'idle':
    case 'saving':
      return undefined;
    case 'refused':
      return { tag: 'refused', lines: refusalLines(attempt.refusals, refusals, t) };
    case 'failed':
      return { tag: 'failed', failure: failureView(attempt.failure, t), then: attempt.then };
    case 'repeated':
      return { tag: 'repeated', then: attempt.then, like: likeText(attempt.like, model, t) };
    case 'idTaken':
      return { tag: 'idTaken', then: attempt.then };
    case 'conflict':
      return { tag: 'editConflict', theirs: instantText(attempt.current.updatedAt, model, t) };
  }
}

function likeText(like: CraView | undefined, model: EntryModel, t: Text): string | undefined {
  return like === undefined
    ? undefined
    : t('cra.repeated.like', {
        summary: summaryOf(like.content, t),
        when: instantText(like.createdAt, model, t),
      });
}

function draftNotice(model: EntryModel, t: Text): EntryNotice | undefined {
  const { draft, mode } = model;
  if (mode === 'edit' || draft === undefined) {
    return undefined;
  }
  if (draft.keeping.tag === 'conflict') {
    return {
      tag: 'draftConflict',
      mine: draftSummary(draft.form, t),
      theirs: t('cra.draft.theirs', {
        when: instantText(draft.keeping.other.updatedAt, model, t),
      }),
    };
  }
  if (draft.resumedFrom !== undefined) {
    return { tag: 'resumed', text: instantText(draft.resumedFrom, model, t) };
  }
  return draft.aside === undefined ? undefined : { tag: 'aside' };
}

function draftSummary(form: CraForm, t: Text): string {
  const activite = form.activite === undefined ? [] : [t(`activite.${form.activite}`)];
  const chosen = form.themes.map((theme) => t(`theme.${theme}`));
  const words = [...activite, ...chosen].join(' · ');
  return words === '' ? t('cra.draft.almostEmpty') : words;
}

function instantText(instant: string | number, model: EntryModel, t: Text): string {
  const date = new Intl.DateTimeFormat('sv-SE', {
    timeZone: model.timeZone,
    dateStyle: 'short',
  }).format(new Date(instant));
  const today = model.habits.tag === 'known' ? model.habits.value.today : date;
  const day = dayOf(date, addDays(today, -1), { today, locale: model.locale }, t);
  return t('cra.instant', { day, time: formatTime(instant, model.timeZone, model.locale) });
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
