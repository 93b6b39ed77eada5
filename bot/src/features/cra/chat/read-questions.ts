import { activites, canaux, organismes, statuts, suites, tranchesAge } from '@coop/contract/cra';

import type { EntryArgs, EntryFields } from './entry-args.ts';
import { completed } from './people-form.ts';
import { doubtfulWords, openFields } from './questions-form.ts';
import { readCommune } from './read-commune.ts';
import { oneOf, readCount, readDate, readThemes, textOf, type ReadEntry } from './read-entry.ts';
import { readUnknown } from './unknown-words.ts';
import { withMeaning } from './word-choices.ts';
import { parseCraLine, type CraLineContext } from '../one-line/parse-cra-line.ts';
import type { ParsedCraLine } from '../one-line/index.ts';
import { placeOf } from '../../territory/index.ts';
import type { Submission } from '../../../core/describe-dialog.ts';
import { isCalendarDate } from '../../../core/calendar-date.ts';
import { say, typed, type Text } from '../../../core/text.ts';

interface Reading {
  readonly submission: Submission;
  readonly entry: EntryArgs;
  readonly parsed: ParsedCraLine;
  readonly context: CraLineContext;
}

/** Reads « À préciser »: what was answered joins what the line said. */
export function readQuestions(reading: Reading): ReadEntry {
  const { submission, entry, parsed, context } = reading;
  const errors: Record<string, Text> = {};
  const text = (name: string) => textOf(submission[name]);
  let fields: EntryFields = { ...entry.fields };
  doubtfulWords(parsed).forEach((_, index) => {
    fields = withMeaning(fields, text(`word${index}`), context.communes);
  });
  const read = { ...reading, fields, errors, text };
  for (const field of openFields(parsed)) readers[field]?.(read);
  readUnknown(read);
  return { fields, errors };
}

interface Read extends Reading {
  /** Filled in as the answers are read. */
  readonly fields: EntryFields;
  readonly errors: Record<string, Text>;
  readonly text: (name: string) => string;
}

type Reader = (read: Read) => void;

const readers: Readonly<Partial<Record<string, Reader>>> = {
  date: ({ fields, errors, text, context }) => {
    const given = text('dateOther') === '' ? text('date') : text('dateOther');
    const date = isCalendarDate(given) ? given : readDate(given, context);
    if (typeof date === 'string') fields.date = date;
    else errors[text('dateOther') === '' ? 'date' : 'dateOther'] = date;
  },
  activite: ({ fields, text }) => put(fields, 'activite', oneOf(activites, text('activite'))),
  canal: ({ fields, text }) => put(fields, 'canal', oneOf(canaux, text('canal'))),
  participants: ({ fields, text, errors }) =>
    put(fields, 'participants', readCount(text('participants'), 'participants', errors)),
  recurrents: ({ fields, text, errors }) =>
    put(fields, 'recurrents', readCount(text('recurrents'), 'recurrents', errors)),
  duree: ({ fields, text, errors }) =>
    put(fields, 'duree', readCount(text('duree'), 'duree', errors)),
  commune: readPlace,
  themes: ({ fields, errors, submission, entry, context }) => {
    const { chosen, unknown } = readThemes(submission, entry, context);
    if (unknown !== undefined) errors['autresThemes'] = notUnderstood(unknown);
    put(fields, 'themes', chosen);
  },
  ages: ({ fields, text, errors }) => {
    const one = oneOf(tranchesAge, text('ages'));
    put(fields, 'ages', one ? { [one]: 1 } : readCounts(tranchesAge, { text, errors }));
  },
  statuts: ({ fields, entry, text, errors }) => {
    const one = oneOf(statuts, text('statuts'));
    const counts = readCounts(statuts, { text, errors });
    const isAlone = entry.fields.participants === 1;
    const several = isAlone ? {} : completed(counts, fields.participants ?? 0);
    put(fields, 'statuts', one ? { [one]: 1 } : several);
  },
  suites: ({ fields, text, errors }) =>
    put(fields, 'suites', readCounts(suites, { text, errors }, 'suite_')),
  orientations: ({ fields, text }) => {
    const organisme = oneOf(organismes, text('organisme'));
    const n = fields.suites?.redirection ?? 0;
    if (organisme && n > 0) put(fields, 'orientations', [{ organisme, n }]);
  },
  titre: ({ fields, text }) => put(fields, 'titre', given(text('titre'))),
  notes: ({ fields, text }) => put(fields, 'notes', given(text('notes'))),
  tags: ({ fields, text }) =>
    put(
      fields,
      'tags',
      text('tags')
        .split(/[,#]/)
        .map((name) => name.trim())
        .filter((name) => name !== ''),
    ),
  materiel: ({ fields, text, context, errors }) => {
    const { materiel = [] } = parseCraLine(text('materiel'), context).found;
    if (materiel.length === 0 && text('materiel') !== '') {
      errors['materiel'] = notUnderstood(text('materiel'));
    }
    put(fields, 'materiel', materiel);
  },
};

function readPlace({ fields, errors, text, context }: Read): void {
  const other = text('communeOther');
  const proposed = other === '' ? context.communes.byInsee(text('commune')) : undefined;
  if (proposed) {
    fields.commune = placeOf(proposed);
    return;
  }
  const typedText = other === '' ? text('commune') : other;
  const commune = readCommune(typedText, context.communes, context.departement);
  if (commune.kind === 'found') fields.commune = commune.place;
  else errors[other === '' ? 'commune' : 'communeOther'] = commune.sentence;
}

function readCounts<K extends string>(
  codes: readonly K[],
  { text, errors }: Pick<Read, 'text' | 'errors'>,
  prefix = '',
): Partial<Record<K, number>> {
  const counts: Partial<Record<K, number>> = {};
  for (const code of codes) {
    const value = readCount(text(`${prefix}${code}`), `${prefix}${code}`, errors);
    if (value !== undefined && value > 0) counts[code] = value;
  }
  return counts;
}

function put<K extends keyof EntryFields>(
  fields: EntryFields,
  key: K,
  value: EntryFields[K] | undefined,
): void {
  if (value === undefined) Reflect.deleteProperty(fields, key);
  else fields[key] = value;
}

function given(text: string): string | undefined {
  return text === '' ? undefined : text;
}

function notUnderstood(received: string): Text {
  return say('cra.entry.notUnderstood', { received: typed(received) });
}
