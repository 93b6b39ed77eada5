import type { Position, YamlProblemCode } from './findings.ts';
import type { Cursor, RecordEntry } from './yaml-cursor.ts';
import { editDistance } from '../command-table.ts';

/** Reads what stands at a place; `undefined` when it is wrong, which is then reported. */
export type Read<T> = (cursor: Cursor) => T | undefined;

/** A value and where it stands, so that what refers to nothing can be shown. */
export interface Located<T> {
  readonly value: T;
  readonly at: Position;
}

export function located<T>(read: Read<T>): Read<Located<T>> {
  return (cursor) => {
    const value = read(cursor);
    return value === undefined ? undefined : { value, at: cursor.at };
  };
}

/** The value; when there is none, what is wrong is reported. */
function orReport<T>(
  cursor: Cursor,
  value: T | undefined,
  [code, expected = '']: readonly [code: YamlProblemCode, expected?: string],
): T | undefined {
  if (value === undefined && cursor.node.kind !== 'unreadable') {
    const said = cursor.node.kind === 'value' ? String(cursor.node.value) : '';
    cursor.file.findings.add(cursor.at, code, { value: said, expected });
  }
  return value;
}

function valueAt({ node }: Cursor): string | number | boolean | null | undefined {
  return node.kind === 'value' ? node.value : undefined;
}

/** A text of 1 to `most` runes that has a form, if one is asked for. */
export function text(most: number, form?: RegExp): Read<string> {
  return (cursor) => {
    const value = valueAt(cursor);
    const typed = typeof value === 'string' ? value.trim() : '';
    if (typed === '') return orReport<string>(cursor, undefined, ['expected-text']);
    const isShort = Array.from(typed).length <= most;
    const short = orReport(cursor, isShort ? typed : undefined, ['too-long', String(most)]);
    if (short === undefined || !form) return short;
    return orReport(cursor, form.test(typed) ? typed : undefined, ['bad-form', form.source]);
  };
}

/** A text of 1 to `most` bytes of UTF-8, as Mattermost limits labels and help texts. */
export function textOfBytes(most: number): Read<string> {
  return (cursor) => {
    const value = text(most * 4)(cursor);
    const isShort = value !== undefined && Buffer.byteLength(value) <= most;
    return value === undefined
      ? undefined
      : orReport(cursor, isShort ? value : undefined, ['too-many-bytes', String(most)]);
  };
}

export function oneOf<const V extends string>(...values: readonly V[]): Read<V> {
  return (cursor) => {
    const found = values.find((value) => value === valueAt(cursor));
    return orReport(cursor, found, ['not-one-of', values.join(', ')]);
  };
}

export const truth: Read<boolean> = (cursor) => {
  const value = valueAt(cursor);
  return orReport(cursor, typeof value === 'boolean' ? value : undefined, ['expected-truth']);
};

export function whole(least: number, most: number): Read<number> {
  return (cursor) => {
    const value = valueAt(cursor);
    const isFit = typeof value === 'number' && Number.isInteger(value);
    const found = isFit && value >= least && value <= most ? value : undefined;
    return orReport(cursor, found, ['expected-number', `${least}–${most}`]);
  };
}

const unitMs = new Map([
  ['s', 1_000],
  ['min', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
  ['j', 86_400_000],
]);

/** `15 min`, `6 h`, `7 d` or `7 j`: milliseconds. */
export const duration: Read<number> = (cursor) => {
  const typed = String(valueAt(cursor));
  const [, count = '', unit = ''] = /^(\d{1,6})\s*(s|min|h|d|j)$/.exec(typed) ?? [];
  const ms = unitMs.get(unit);
  return orReport(cursor, ms && Number(count) * ms, ['expected-duration']);
};

/** `10 %`: from 0 to 1. */
export const share: Read<number> = (cursor) => {
  const [, percent] = /^(\d{1,3})\s*%$/.exec(String(valueAt(cursor))) ?? [];
  const value = percent === undefined ? undefined : Number(percent) / 100;
  return orReport(cursor, (value ?? 2) > 1 ? undefined : value, ['expected-share']);
};

/** What is wrong in one item does not hide the others. */
export function listOf<T>(read: Read<T>): Read<readonly T[]> {
  return (cursor) => {
    if (cursor.node.kind !== 'list') {
      return orReport<readonly T[]>(cursor, undefined, ['expected-list']);
    }
    return cursor.node.items.map(read).filter((item) => item !== undefined);
  };
}

/** One value, or a list of them. */
export function oneOrMany<T>(read: Read<T>): Read<readonly T[]> {
  return (cursor) => {
    if (cursor.node.kind === 'list') return listOf(read)(cursor);
    const one = read(cursor);
    return one === undefined ? undefined : [one];
  };
}

export interface Field<T> {
  readonly read: Read<T>;
  readonly isRequired: boolean;
}

export function required<T>(read: Read<T>): Field<T> & { readonly isRequired: true } {
  return { read, isRequired: true };
}

export function optional<T>(read: Read<T>): Field<T> & { readonly isRequired: false } {
  return { read, isRequired: false };
}

export type Fields = Readonly<Record<string, Field<unknown>>>;

type ValueOf<F> = F extends Field<infer T> ? T : never;

export type RecordOf<F extends Fields> = {
  readonly [K in keyof F as F[K] extends { readonly isRequired: true } ? K : never]: ValueOf<F[K]>;
} & {
  readonly [K in keyof F as F[K] extends { readonly isRequired: true } ? never : K]?: ValueOf<F[K]>;
};

/**
 * A record of known fields; unknown ones are refused with the nearest name. `undefined` when a
 * required field is missing or wrong; an optional one that is wrong is left out.
 */
export function record<F extends Fields>(fields: F): Read<RecordOf<F>> {
  return (cursor) => {
    if (cursor.node.kind !== 'record') {
      return orReport<RecordOf<F>>(cursor, undefined, ['expected-record']);
    }
    const values: Record<string, unknown> = {};
    const { entries } = cursor.node;
    for (const entry of entries) readEntry(fields, entry, values);
    const isWhole = checkRequired(cursor, { fields, entries, values });
    return isWhole ? (values as RecordOf<F>) : undefined; // eslint-disable-line @typescript-eslint/consistent-type-assertions -- each field was read by its own reader
  };
}

function readEntry(
  fields: Fields,
  { key, keyAt, value }: RecordEntry,
  values: Record<string, unknown>,
): void {
  const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
  if (!field) {
    value.file.findings.add(keyAt, 'unknown-field', {
      value: key,
      expected: nearestOf(key, Object.keys(fields)),
    });
    return;
  }
  const read = field.read(value);
  if (read !== undefined) values[key] = read;
}

function checkRequired(
  { at, file }: Cursor,
  {
    fields,
    entries,
    values,
  }: {
    readonly fields: Fields;
    readonly entries: readonly RecordEntry[];
    readonly values: Readonly<Record<string, unknown>>;
  },
): boolean {
  const needed = Object.entries(fields).filter(([, { isRequired }]) => isRequired);
  for (const [name] of needed) {
    if (entries.some(({ key }) => key === name)) continue;
    file.findings.add(at, 'missing-field', { value: name });
  }
  return needed.every(([name]) => values[name] !== undefined);
}

/** The known word that looks most like it. */
export function nearestOf(word: string, known: readonly string[]): string {
  const [nearest] = known.toSorted((a, b) => editDistance(word, a) - editDistance(word, b));
  return nearest ?? '';
}
