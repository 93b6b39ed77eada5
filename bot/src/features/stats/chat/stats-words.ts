import type { StatsScopeKind } from '@coop/contract/stats';

import {
  filterCodes,
  filterNames,
  nearestNames,
  type FilterContext,
  type FilterName,
} from './filter-words.ts';
import { nearestWords } from './nearest-words.ts';
import type { StatsPeriod } from '../ports.ts';
import type { CalendarDate } from '../../../core/calendar-date.ts';
import type { MessageKey } from '../../../core/catalogue.ts';
import { fold } from '../../../core/parameters.ts';
import { readPeriod } from '../../../core/read-period.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { say, typed, type Text } from '../../../core/text.ts';

/** What `/stats` was asked, before it is known whether it may be. */
export interface StatsWords {
  readonly scope?: StatsScopeKind;
  /** Of a structure: its SIRET. */
  readonly id?: string;
  /** Of a person: `@name` without its sign. */
  readonly username?: string;
  readonly departements?: readonly string[];
  readonly period?: StatsPeriod;
  readonly filters: Readonly<Partial<Record<string, readonly string[]>>>;
}

/** Words that say nothing here, with the nearest ones that do. */
export interface StatsWordsUnknown {
  readonly tag: 'StatsWordsUnknown';
  readonly received: string;
  readonly nearest: readonly Text[];
}

export interface WordsContext extends FilterContext {
  readonly today: CalendarDate;
}

/**
 * `[scope] [period] [filters]` in words, French or English, case and accents apart: `territoire 2026`,
 * `mois dernier`, `@claire du 1/3 au 31/3 theme:santé`. Words that cannot be read are refused, never
 * left aside.
 */
export function readStatsWords(
  text: string,
  context: WordsContext,
): Result<StatsWords, StatsWordsUnknown> {
  const { before, filters } = splitFilters(text, context);
  const read = readFilters(filters, context);
  if (!read.ok) return read;
  const { dep, ...codes } = read.value.codes;
  const main = readScope([before, ...read.value.left].join(' ').trim(), context);
  const period = main.rest === '' ? undefined : readPeriod(main.rest, context.today);
  if (period?.ok === false) {
    const nearest = nearestWords(main.rest, knownWords(context)).map(typed);
    return fail({ tag: 'StatsWordsUnknown', received: main.rest, nearest });
  }
  const scope = main.scope ?? (dep ? 'territoireLieux' : undefined);
  return ok({
    ...(scope && { scope }),
    ...(main.id !== undefined && { id: main.id }),
    ...(main.username !== undefined && { username: main.username }),
    ...(dep && { departements: dep }),
    ...(period && { period: { from: period.value.from, to: period.value.to } }),
    filters: codes,
  });
}

interface ScopeWords {
  readonly scope?: StatsScopeKind;
  readonly id?: string;
  readonly username?: string;
  readonly rest: string;
}

const scopeKeys = {
  soi: 'stats.word.soi',
  territoireConseillers: 'stats.word.territoireConseillers',
  territoireLieux: 'stats.word.territoireLieux',
  nation: 'stats.word.nation',
} as const satisfies Partial<Record<StatsScopeKind, MessageKey>>;

/** Words of periods, for proposals. */
const periodWords = [
  'ce mois',
  'mois dernier',
  'semaine',
  'trimestre',
  'année scolaire',
  'this month',
  'last month',
  'quarter',
  'school year',
];

/** The scope stands first, or after the period. */
function readScope(text: string, { wordings }: WordsContext): ScopeWords {
  const [person, username] = /(?:^|\s)@([a-z0-9._-]+)(?=\s|$)/i.exec(text) ?? [];
  if (person !== undefined && username !== undefined) {
    return { scope: 'conseiller', username: username.toLowerCase(), rest: without(text, person) };
  }
  for (const word of wordings('stats.word.structure')) {
    const siret = new RegExp(`(?:^|\\s)${word}((?:\\s*\\d){14}|\\s+\\S+)?(?=\\s|$)`, 'i');
    const [found, id = ''] = siret.exec(text) ?? [];
    if (found !== undefined) {
      return { scope: 'structure', id: id.replace(/\s/g, ''), rest: without(text, found) };
    }
  }
  for (const [scope, key] of scopeEntries()) {
    for (const word of wordings(key)) {
      const rest = withoutWords(text, word);
      if (rest !== undefined) return { scope, rest };
    }
  }
  return { rest: text };
}

function scopeEntries() {
  return [
    ['territoireConseillers', scopeKeys.territoireConseillers],
    ['territoireLieux', scopeKeys.territoireLieux],
    ['nation', scopeKeys.nation],
    ['soi', scopeKeys.soi],
  ] as const;
}

/** The text without these words at its beginning or its end; `undefined` when they are not there. */
function withoutWords(text: string, words: string): string | undefined {
  const typedWords = text.split(/\s+/);
  const count = words.split(' ').length;
  const is = (some: readonly string[]) => fold(some.join(' ')) === words;
  if (is(typedWords.slice(0, count))) return typedWords.slice(count).join(' ');
  if (is(typedWords.slice(-count))) return typedWords.slice(0, -count).join(' ');
  return undefined;
}

function without(text: string, part: string): string {
  return text.replace(part, ' ').replace(/\s+/g, ' ').trim();
}

interface TypedFilter {
  readonly name: FilterName;
  readonly words: string;
}

/** Cuts a line at each name of a filter followed by a colon. */
function splitFilters(text: string, { wordings }: WordsContext) {
  const filters: TypedFilter[] = [];
  let before = '';
  let name: FilterName | undefined;
  for (const part of text.split(/(\p{L}+\s?:)/u)) {
    const word = fold(part.replace(/\s?:$/, ''));
    const next = part.endsWith(':')
      ? filterNames.find((one) => wordings(`stats.filter.${one}`).includes(word))
      : undefined;
    if (next) name = next;
    else if (name) {
      filters.push({ name, words: part.trim() });
      name = undefined;
    } else before += part;
  }
  return { before: before.trim(), filters };
}

/** The codes of each filter; words after the last that has a meaning are left to the period. */
function readFilters(
  filters: readonly TypedFilter[],
  context: WordsContext,
): Result<
  {
    readonly codes: Readonly<Partial<Record<FilterName, readonly string[]>>>;
    readonly left: readonly string[];
  },
  StatsWordsUnknown
> {
  const codes: Partial<Record<FilterName, readonly string[]>> = {};
  const left: string[] = [];
  for (const { name, words } of filters) {
    const parts = words.split(',');
    for (const [at, part] of parts.entries()) {
      const read = readLongest(name, part, context);
      if (!read || (read.left !== '' && at < parts.length - 1)) {
        const nearest = nearestNames(name, part, context);
        return fail({ tag: 'StatsWordsUnknown', received: part.trim(), nearest });
      }
      codes[name] = [...(codes[name] ?? []), ...read.codes];
      left.push(read.left);
    }
  }
  return ok({ codes, left });
}

/** As many words as have a meaning; of a tag, which may have any, those before a period. */
function readLongest(name: FilterName, part: string, context: WordsContext) {
  const words = part.trim().split(/\s+/);
  const counts = Array.from(words, (_, at) => words.length - at);
  if (name === 'tags') counts.push(counts.shift() ?? 0);
  for (const count of counts) {
    const left = words.slice(count).join(' ');
    if (left !== '' && !readPeriod(left, context.today).ok) continue;
    const codes = filterCodes(name, words.slice(0, count).join(' '), context);
    if (codes) return { codes, left };
  }
  return undefined;
}

function knownWords({ wordings }: WordsContext): readonly string[] {
  return [
    ...scopeEntries().flatMap(([, key]) => wordings(key)),
    ...wordings('stats.word.structure'),
    ...periodWords,
  ];
}

/** What is answered to words that say nothing. */
export function wordsUnknownText({ received, nearest }: StatsWordsUnknown): Text {
  return nearest.length === 0
    ? say('stats.words.unknown', { received: typed(received) })
    : say('stats.words.nearest', { received: typed(received), nearest });
}
