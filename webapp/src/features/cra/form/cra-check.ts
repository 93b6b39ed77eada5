import { type CraContent, craLimits, type CraRefusal } from '@coop/contract/cra';

import { isCalendarDate } from '../../../core/dates.ts';
import { failed, ok, type Result } from '../../../core/result.ts';
import { type CraForm, total } from './cra-form.ts';

/** The fields that a refusal can stand at, in the order of the screen. */
export const fieldOrder = [
  'date',
  'canal',
  'commune',
  'activite',
  'participants',
  'recurrents',
  'duree',
  'themes',
  'sousThemes',
  'ages',
  'statuts',
  'suites',
  'orientations',
  'titre',
  'materiel',
  'notes',
  'tags',
  'serie',
] as const;
export type CraField = (typeof fieldOrder)[number];

/** The field that a dotted refusal stands at; the date for one that the form does not know. */
export function fieldOf(refusal: CraRefusal): CraField {
  const head = refusal.field.split(/[.[]/)[0];
  return fieldOrder.find((field) => field === head) ?? 'date';
}

/**
 * What the form says, or everything that it still lacks, all at once. The bot has the last word:
 * this only spares a journey for what the page can see by itself.
 */
export function toContent(form: CraForm, today: string): Result<CraContent, readonly CraRefusal[]> {
  const refusals = refusalsOf(form, today);
  const { activite, canal, commune, duree } = form;
  if (
    refusals.length > 0 ||
    activite === undefined ||
    canal === undefined ||
    commune === undefined ||
    duree === undefined
  ) {
    return failed(refusals);
  }
  return ok({
    date: form.date,
    activite,
    participants: form.participants,
    recurrents: form.recurrents,
    canal,
    commune: { insee: commune.insee, cp: commune.cp, nom: commune.nom },
    duree,
    ages: form.ages,
    statuts: form.statuts,
    themes: [...form.themes],
    sousThemes: [...form.sousThemes],
    materiel: [...form.materiel],
    suites: form.suites,
    orientations: form.orientations.map(({ organisme, n, precision }) =>
      organisme === 'autre' && precision.trim() !== ''
        ? { organisme, n, precision: precision.trim() }
        : { organisme, n },
    ),
    tags: [...form.tags],
    ...(form.titre.trim() === '' ? {} : { titre: form.titre.trim() }),
    ...(form.notes.trim() === '' ? {} : { notes: form.notes.trim() }),
    ...(form.serie === undefined ? {} : { serie: form.serie }),
  });
}

/** What was refused, in which form. */
export interface Refused {
  readonly refusals: readonly CraRefusal[];
  readonly form: CraForm;
}

/** The first refused field, in the order of the screen. */
export function firstField({ refusals }: Refused): CraField {
  const fields = refusals.map(fieldOf);
  return fieldOrder.find((field) => fields.includes(field)) ?? 'date';
}

/**
 * The refusals that still stand while the form is being mended: those that the page can see are
 * seen again, those of the bot stand until their field has changed.
 */
export function stillRefused(
  refused: Refused,
  form: CraForm,
  today: string,
): readonly CraRefusal[] {
  const seenThen = refusalsOf(refused.form, today);
  const seenNow = refusalsOf(form, today);
  const isSame = (a: CraRefusal) => (b: CraRefusal) => a.field === b.field && a.rule === b.rule;
  const ours = seenNow.filter((now) =>
    refused.refusals.some((then) => fieldOf(then) === fieldOf(now)),
  );
  const theirs = refused.refusals.filter(
    (then) =>
      !seenThen.some(isSame(then)) &&
      JSON.stringify(valueOf(form, then)) === JSON.stringify(valueOf(refused.form, then)),
  );
  return [...ours, ...theirs];
}

/** What must change for a refusal to be mended; the dates of a series are looked at together. */
function valueOf(form: CraForm, refused: CraRefusal): unknown {
  const field = fieldOf(refused);
  return field === 'date' ? [form.date, form.otherDates] : form[field];
}

function refusalsOf(form: CraForm, today: string): readonly CraRefusal[] {
  const required = (['activite', 'canal', 'commune', 'duree'] as const)
    .filter((field) => form[field] === undefined)
    .map((field) => refusal(field, 'required', ''));
  const all = [
    ...dateRefusals(form.date, today),
    ...required,
    ...(form.themes.length === 0 ? [refusal('themes', 'required', '')] : []),
    ...durationRefusals(form.duree),
    ...sumRefusals('ages', total(form.ages), form.participants),
    ...sumRefusals('statuts', total(form.statuts), form.participants),
    ...followUpRefusals(form),
  ];
  return all.sort((a, b) => rank(a) - rank(b));
}

function rank(refused: CraRefusal): number {
  return fieldOrder.indexOf(fieldOf(refused));
}

function dateRefusals(date: string, today: string): readonly CraRefusal[] {
  if (!isCalendarDate(date)) {
    return [refusal('date', date === '' ? 'required' : 'invalid-date', date)];
  }
  if (date > today) {
    return [refusal('date', 'future-date', date, today)];
  }
  return date < craLimits.firstDate
    ? [refusal('date', 'before-first-date', date, craLimits.firstDate)]
    : [];
}

function durationRefusals(duree: number | undefined): readonly CraRefusal[] {
  const { min, max, step } = craLimits.duree;
  if (duree === undefined) {
    return [];
  }
  if (duree < min || duree > max) {
    return [refusal('duree', 'out-of-range', String(duree), `${min}–${max}`)];
  }
  return duree % step === 0 ? [] : [refusal('duree', 'not-multiple-of-5', String(duree))];
}

function sumRefusals(field: CraField, sum: number, participants: number): readonly CraRefusal[] {
  if (sum === participants) {
    return [];
  }
  const rule = sum < participants ? 'sum-too-low' : 'sum-too-high';
  return [refusal(field, rule, String(sum), String(participants))];
}

function followUpRefusals(form: CraForm): readonly CraRefusal[] {
  const followed = total(form.suites);
  const redirected = form.suites.redirection ?? 0;
  const placed = form.orientations.reduce((sum, { n }) => sum + n, 0);
  const tooShort = form.orientations
    .filter(({ organisme, precision }) => organisme === 'autre' && isShort(precision))
    .map(({ precision }) =>
      refusal('orientations', 'too-short', precision, String(craLimits.precision.min)),
    );
  return [
    ...(followed > form.participants
      ? [refusal('suites', 'more-than-participants', String(followed), String(form.participants))]
      : []),
    ...sumRefusals('orientations', placed, redirected),
    ...tooShort,
  ];
}

function isShort(precision: string): boolean {
  const length = precision.trim().length;
  return length > 0 && length < craLimits.precision.min;
}

function refusal(
  field: CraField,
  rule: CraRefusal['rule'],
  received: string,
  expected?: string,
): CraRefusal {
  return { field, rule, received, ...(expected === undefined ? {} : { expected }) };
}
