import type { CraRefusal, CraView } from '@coop/contract/cra';
import type { CraDraft, CraHabits } from '@coop/contract/cra-routes';

import { addDays, formatTime } from '../../../core/dates.ts';
import { type FailureView, failureView } from '../../../core/failure-view.ts';
import type { Known } from '../../../core/resource.ts';
import type { Text } from '../../../core/texts.ts';
import { dayOf, type DayWords, refusalText, summaryOf } from '../cra-words.ts';
import type { Attempt } from '../desk.ts';
import { type CraField, fieldOf } from '../form/cra-check.ts';
import { readDraftFields } from '../form/cra-draft.ts';
import { type CraForm, formOf } from '../form/cra-form.ts';
import type { HeldEdit } from '../form/edit-keeper.ts';
import {
  differencesOf,
  type FormPart,
  type Side,
  type TwoForms,
} from '../form/form-differences.ts';
import type { HeldDraft } from '../form/held-draft.ts';
import { partText } from '../form-words.ts';

export interface EntryModel {
  readonly mode: 'new' | 'edit';
  readonly habits: Known<CraHabits>;
  readonly draft: HeldDraft | undefined;
  readonly edit: HeldEdit | undefined;
  readonly attempt: Attempt;
  readonly locale: DayWords['locale'];
  readonly timeZone: string;
}

export type EntryNotice =
  | { readonly tag: 'resumed'; readonly text: string; readonly isOfFormerForm: boolean }
  | { readonly tag: 'joined'; readonly when: string }
  | { readonly tag: 'aside' }
  | { readonly tag: 'fromMessage'; readonly hasAside: boolean }
  | {
      /** Another CRA is being typed on another device. */
      readonly tag: 'otherDraft';
      readonly mine: string;
      readonly theirs: string;
      readonly when: string;
    }
  | ConflictNotice
  | { readonly tag: 'idTaken'; readonly then: 'list' | 'duplicate' }
  | {
      readonly tag: 'repeated';
      readonly then: 'list' | 'duplicate';
      /** The CRA that this one is like. */
      readonly like: string | undefined;
    }
  | { readonly tag: 'failed'; readonly failure: FailureView; readonly then: 'list' | 'duplicate' }
  | { readonly tag: 'refused'; readonly lines: readonly RefusalLine[] };

/** Two versions of the same CRA, with what differs between them. */
export interface ConflictNotice {
  readonly tag: 'conflict';
  readonly of: 'draft' | 'edit';
  readonly when: string;
  readonly forms: TwoForms;
  readonly lines: readonly DifferenceLine[];
}

export interface DifferenceLine {
  readonly part: FormPart;
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
  readonly suggested: Side;
}

export interface RefusalLine {
  readonly field: CraField;
  readonly label: string;
  readonly text: string;
  readonly isMended: boolean;
}

/** The one thing to know or decide now: what came of the last attempt, else what became of the draft. */
export function noticeOf(
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
      return editConflict(model, attempt.current, t);
  }
}

function editConflict(model: EntryModel, current: CraView, t: Text): EntryNotice | undefined {
  const { edit } = model;
  return edit === undefined
    ? undefined
    : conflictNotice(model, t, {
        of: 'edit',
        when: current.updatedAt,
        forms: {
          mine: edit.form,
          theirs: formOf(current.content),
          base: formOf(edit.cra.content),
        },
      });
}

function conflictNotice(
  model: EntryModel,
  t: Text,
  conflict: Pick<ConflictNotice, 'of' | 'when' | 'forms'>,
): ConflictNotice {
  const { mine, theirs } = conflict.forms;
  const words = { today: todayOf(model, mine.date), locale: model.locale };
  return {
    ...conflict,
    tag: 'conflict',
    when: instantText(conflict.when, model, t),
    lines: differencesOf(conflict.forms).map(({ part, suggested }) => ({
      part,
      label: t(`field.${part}`),
      mine: partText(part, mine, words, t),
      theirs: partText(part, theirs, words, t),
      suggested,
    })),
  };
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
    return draftConflict(model, draft, draft.keeping.other, t);
  }
  if (draft.joinedFrom !== undefined) {
    return { tag: 'joined', when: instantText(draft.joinedFrom, model, t) };
  }
  if (draft.resumedFrom !== undefined) {
    const text = instantText(draft.resumedFrom, model, t);
    return { tag: 'resumed', text, isOfFormerForm: draft.isOfFormerForm === true };
  }
  if (draft.origin === 'message') {
    return { tag: 'fromMessage', hasAside: draft.aside !== undefined };
  }
  return draft.aside === undefined ? undefined : { tag: 'aside' };
}

function draftConflict(
  model: EntryModel,
  { craId, form, base }: HeldDraft,
  other: CraDraft,
  t: Text,
): EntryNotice {
  const theirs = readDraftFields(other.fields);
  if (other.craId === craId) {
    const forms = { mine: form, theirs, base };
    return conflictNotice(model, t, { of: 'draft', when: other.updatedAt, forms });
  }
  return {
    tag: 'otherDraft',
    mine: draftSummary(form, t),
    theirs: draftSummary(theirs, t),
    when: instantText(other.updatedAt, model, t),
  };
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
  const today = todayOf(model, date);
  const day = dayOf(date, addDays(today, -1), { today, locale: model.locale }, t);
  return t('cra.instant', { day, time: formatTime(instant, model.timeZone, model.locale) });
}

function todayOf({ habits }: EntryModel, otherwise: string): string {
  return habits.tag === 'known' ? habits.value.today : otherwise;
}
