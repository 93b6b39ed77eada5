import { ageAt } from './ages.ts';
import type { Saying, Span, SpokenMeaning } from './mention.ts';
import { orientationAt } from './orientations.ts';
import { entryAt } from './phrases.ts';
import { numberWords, toNumber, type Reading } from './reading.ts';

/** Five figures are a postal code. */
const figures = /^\d{1,4}$/;
const times = /^[x×*]$/;

/** Fields of which people are counted. */
const countable: ReadonlySet<string> = new Set([
  'participants',
  'recurrents',
  'ages',
  'statuts',
  'suites',
]);

function isCountable(meaning: SpokenMeaning): boolean {
  return meaning.field === 'doubt'
    ? meaning.candidates.every((candidate) => candidate.startsWith('ages:'))
    : countable.has(meaning.field);
}

/** The saying with its number, when it is one of people. */
function counted(saying: Saying, n: number | undefined): Saying | undefined {
  if (saying.kind === 'sent') {
    const [only, ...others] = saying.to;
    if (n === undefined || only === undefined || others.length > 0) return saying;
    return { kind: 'sent', to: [{ n, ...only }] };
  }
  if (saying.kind !== 'word' || !isCountable(saying.meaning)) return undefined;
  return n === undefined ? saying : { ...saying, n };
}

/** People of some kind at that word, with or without a number of their own. */
function kindAt(reading: Reading, at: number): Span | undefined {
  const age = ageAt(reading, at);
  if (age !== undefined) return age;
  const entry = entryAt(reading, at);
  if (entry === undefined || entry.meaning.field === 'sending') return undefined;
  return { saying: { kind: 'word', meaning: entry.meaning }, to: entry.to };
}

function longest(spans: readonly (Span | undefined)[]): Span | undefined {
  return spans.reduce((best, span) => ((span?.to ?? 0) > (best?.to ?? 0) ? span : best), undefined);
}

/** `personnes` says nothing without its number. */
function isBareUnit(saying: Saying): boolean {
  return (
    saying.kind === 'word' && saying.n === undefined && saying.meaning.field === 'participants'
  );
}

function isAboutRecurrents(saying: Saying): boolean {
  return saying.kind === 'word' && saying.meaning.field === 'recurrents';
}

/** A number, or a number and a sign: `5`, `cinq`, `5 x`. */
function numberAt(reading: Reading, at: number): { n: number; to: number } | undefined {
  const key = reading.words[at]?.key ?? '';
  if (!figures.test(key) && !numberWords.has(key)) return undefined;
  const to = times.test(reading.words[at + 1]?.key ?? '') ? at + 2 : at + 1;
  return { n: toNumber(key), to };
}

/** `5 retraités`, `5x60+`, `dont 2 connus`, `2 vers CAF`, `3 de plus de 60 ans`. */
export function countAt(
  reading: Reading,
  at: number,
  isTaken: (word: number) => boolean,
): Span | undefined {
  const first = reading.words[at]?.key === 'dont' ? at + 1 : at;
  const number = numberAt(reading, first);
  if (number === undefined && first === at) return undefined;
  const from = number?.to ?? first;
  const linked = reading.words[from]?.key === 'de' ? ageAt(reading, from + 1) : undefined;
  const kind = longest([kindAt(reading, from), orientationAt(reading, from, isTaken), linked]);
  const saying = kind && counted(kind.saying, number?.n);
  if (kind === undefined || saying === undefined || isBareUnit(saying)) return undefined;
  return { ...kind, saying, receivedFrom: isAboutRecurrents(saying) ? at : first };
}

/** Whatever the form says at that word, without a number before it. */
export function uncountedAt(
  reading: Reading,
  at: number,
  isTaken: (word: number) => boolean,
): Span | undefined {
  const span = longest([kindAt(reading, at), orientationAt(reading, at, isTaken)]);
  return span === undefined || isBareUnit(span.saying) ? undefined : span;
}
