import {
  activites,
  canaux,
  legacyThemes,
  organismes,
  statuts,
  suites,
  tranchesAge,
} from '@coop/contract/cra';

import type { EntryArgs, EntryFields } from './entry-args.ts';
import { readCommune } from './read-commune.ts';
import { readUnknown } from './unknown-words.ts';
import type { EntryContext } from './line-context.ts';
import { favouriteNamed } from '../manage-places.ts';
import type { CraLineContext } from '../one-line/parse-cra-line.ts';
import { parseCraLine } from '../one-line/parse-cra-line.ts';
import type { FoundFields } from '../one-line/result.ts';
import type { Submission } from '../../../core/describe-dialog.ts';
import { isCalendarDate } from '../../../core/calendar-date.ts';
import { day, say, typed, type Text } from '../../../core/text.ts';

/** What was typed in a dialog: the fields that could be read, the sentences for those that not. */
export interface ReadEntry {
  readonly fields: EntryFields;
  readonly errors: Readonly<Record<string, Text>>;
}

/** Reads « Nouveau CRA »; what it does not ask (equipment, tags…) stays as it was known. */
export function readEntry(
  submission: Submission,
  args: EntryArgs,
  context: EntryContext,
): ReadEntry {
  const errors: Record<string, Text> = {};
  const fields: EntryFields = { ...args.fields };
  const text = (name: string) => textOf(submission[name]);

  const date = readDate(text('date'), context);
  if (typeof date === 'string') fields.date = date;
  else errors['date'] = date;

  assign(fields, 'activite', oneOf(activites, text('activite')));
  assign(fields, 'canal', oneOf(canaux, text('canal')));
  assign(fields, 'participants', readCount(text('participants'), 'participants', errors));
  assign(fields, 'recurrents', readCount(text('recurrents'), 'recurrents', errors) ?? 0);
  assign(fields, 'duree', readCount(text('duree'), 'duree', errors));
  assign(fields, 'notes', text('notes') === '' ? undefined : text('notes'));

  const favourite = favouriteNamed({ favourites: context.favourites ?? [] }, text('commune'));
  const commune = readCommune(text('commune'), context.communes, context.departement);
  if (favourite) Object.assign(fields, { commune: favourite.commune, canal: favourite.canal });
  else if (commune.kind === 'found') fields.commune = commune.place;
  else errors['commune'] = commune.sentence;

  const themes = readThemes(submission, args, context);
  if (themes.unknown !== undefined) errors['autresThemes'] = notUnderstood(themes.unknown);
  fields.themes = themes.chosen;
  keepSubThemes(fields, themes.chosen);
  keepTitle(fields);
  if (fields.participants === 1) readPerson(fields, text);
  readUnknown({ submission, context, fields, errors });
  return { fields, errors };
}

/** A sub-theme goes with its theme: the dialog does not show it. */
function keepSubThemes(fields: EntryFields, chosen: readonly string[]): void {
  if (!fields.sousThemes) return;
  fields.sousThemes = fields.sousThemes.filter((code) => chosen.includes(code.split('.')[0] ?? ''));
}

/** The title of what is no workshop any more goes to the notes, as in one line. */
function keepTitle(fields: EntryFields): void {
  const { titre, activite, notes } = fields;
  if (titre === undefined || activite === undefined || activite === 'collectif') return;
  fields.notes = notes === undefined ? titre : `${titre}\n${notes}`;
  delete fields.titre;
}

function readPerson(fields: FoundFields, text: (name: string) => string): void {
  const age = oneOf(tranchesAge, text('age'));
  const statut = oneOf(statuts, text('statut'));
  const [suite = '', organisme = ''] = text('suite').split(':');
  const chosen = oneOf(suites, suite);
  const redirectedTo = oneOf(organismes, organisme);
  fields.ages = age ? { [age]: 1 } : {};
  fields.statuts = statut ? { [statut]: 1 } : {};
  fields.suites = chosen ? { [chosen]: 1 } : {};
  const known = fields.orientations?.find((one) => one.organisme === redirectedTo);
  fields.orientations = redirectedTo ? [{ ...known, organisme: redirectedTo, n: 1 }] : [];
}

/** A date in every form of the one line, and `AAAA-MM-JJ`; else the sentence that asks it. */
export function readDate(text: string, context: CraLineContext): string | Text {
  if (isCalendarDate(text)) return text;
  const { found, ask } = parseCraLine(text, context);
  if (found.date !== undefined) return found.date;
  const candidates = ask
    .filter(({ field }) => field === 'date')
    .flatMap(({ candidates: dates = [] }) => dates.map(String))
    .filter(isCalendarDate)
    .map((date) => day(date, 'short'));
  if (candidates.length === 0) return notUnderstood(text);
  return say('cra.entry.whichDate', { received: typed(text), candidates });
}

/** The themes ticked and typed; what was typed and is none. */
export function readThemes(
  submission: Submission,
  { ticks, fields }: EntryArgs,
  context: CraLineContext,
): { chosen: NonNullable<FoundFields['themes']>; unknown?: string } {
  const ticked = ticks.filter((_, index) => isTicked(submission[`theme${String(index + 1)}`]));
  const others = textOf(submission['autresThemes'])
    .split(/[,;\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
  const former = legacyThemes.filter((theme) => fields.themes?.includes(theme));
  const themesOf = (item: string) => {
    const kept = former.find((theme) => theme === item);
    return kept ? [kept] : parseCraLine(item, context).found.themes;
  };
  const read = others.map((item) => ({ item, themes: themesOf(item) }));
  const unknown = read.find(({ themes = [] }) => themes.length === 0)?.item;
  const chosen = [...new Set([...ticked, ...read.flatMap(({ themes = [] }) => themes)])];
  return { chosen, ...(unknown !== undefined && { unknown }) };
}

export function isTicked(value: unknown): boolean {
  return value === true || value === 'true';
}

/** As Mattermost passes it on: text, number or nothing. */
export function textOf(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value.trim() : '';
}

/** A whole number, or a sentence at its element. */
export function readCount(
  text: string,
  name: string,
  errors: Record<string, Text>,
): number | undefined {
  if (text === '') return undefined;
  if (/^\d{1,6}$/.test(text)) return Number(text);
  errors[name] = say('cra.entry.notANumber', { received: typed(text) });
  return undefined;
}

export function oneOf<T extends string>(codes: readonly T[], text: string): T | undefined {
  return codes.find((code) => code === text);
}

function assign<K extends keyof FoundFields>(
  fields: FoundFields,
  key: K,
  value: FoundFields[K] | undefined,
): void {
  if (value === undefined) Reflect.deleteProperty(fields, key);
  else fields[key] = value;
}

function notUnderstood(received: string): Text {
  return received === ''
    ? say('refusal.required')
    : say('cra.entry.notUnderstood', { received: typed(received) });
}
