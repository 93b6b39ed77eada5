import type { Communes } from '../../territory/index.ts';
import { countAt, uncountedAt } from './counts.ts';
import { dateAt } from './dates.ts';
import { durationAt } from './durations.ts';
import { linkingWords } from './form-words.ts';
import type { Mention, Span } from './mention.ts';
import { namedCommunesAt } from './phrases.ts';
import { numberWords, type Reading } from './reading.ts';
import { rawText } from './words.ts';

type ScanContext = {
  readonly today: string;
  readonly communes: Communes;
  /** Above this number of people, a number after hours is minutes. */
  readonly mostPeople: number;
};

const postalCode = /^\d{5}$/;
const inseeCode = /^2[ab]\d{3}$/;
const number = /^\d+(?:[.,]\d+)?$/;

function codeAt({ words }: Reading, at: number, communes: Communes): Span | undefined {
  const key = words[at]?.key ?? '';
  if (postalCode.test(key)) {
    return { saying: { kind: 'postal-code', communes: communes.byPostalCode(key) }, to: at + 1 };
  }
  if (!inseeCode.test(key)) return undefined;
  const commune = communes.byInsee(key.toUpperCase());
  const found = commune === undefined ? [] : [commune];
  return { saying: { kind: 'insee-code', communes: found }, to: at + 1 };
}

function communeAt(reading: Reading, at: number, communes: Communes): Span | undefined {
  const named = namedCommunesAt(reading, at, communes);
  return named && { saying: { kind: 'commune', communes: named.communes }, to: named.to };
}

/** A word that belongs to nothing longer. */
function singleWord({ words }: Reading, at: number): Span {
  const key = words[at]?.key ?? '';
  const to = at + 1;
  if (linkingWords.has(key)) return { saying: { kind: 'linking' }, to };
  const isNumber = number.test(key) || numberWords.has(key);
  return { saying: { kind: isNumber ? 'number' : 'unknown' }, to };
}

const ownWords: ReadonlySet<string> = new Set(['number', 'unknown', 'linking']);

/** True when the number that begins there is read with what follows it. */
function isPartOf(span: Span | undefined, mostPeople: number): boolean {
  const saying = span?.saying;
  if (saying === undefined || ownWords.has(saying.kind)) return false;
  if (saying.kind !== 'word' || saying.n === undefined) return true;
  return saying.meaning.field === 'participants' || saying.n <= mostPeople;
}

/** Of the readings of a word, in the order in which things are read, the longest; else the first. */
function bestSpan(
  reading: Reading,
  at: number,
  context: ScanContext,
  later: readonly Span[],
): Span {
  const { today, communes, mostPeople } = context;
  const isTaken = (word: number) => isPartOf(later[word], mostPeople);
  const isRead = (word: number) => isPartOf(later[word], Infinity);
  const spans = [
    dateAt(reading, at, { today, isTaken }),
    durationAt(reading, at, isTaken),
    codeAt(reading, at, communes),
    countAt(reading, at, isRead),
    uncountedAt(reading, at, isRead),
    communeAt(reading, at, communes),
  ];
  return spans.reduce<Span>(
    (best, span) => (span !== undefined && span.to > best.to ? span : best),
    spans.find((span) => span !== undefined) ?? singleWord(reading, at),
  );
}

/** What was typed, with the elided article glued to it (`d'abord`) for a word not understood. */
function receivedOf({ words }: Reading, at: number, span: Span): string {
  const from = span.receivedFrom ?? at;
  const isElided = span.saying.kind === 'unknown' && words[at]?.isGlued === true;
  return rawText(words.slice(isElided ? at - 1 : from, span.to));
}

/**
 * Reads a line from left to right; at each word the longest reading wins. The readings are prepared
 * from the end, so that each can ask what the words after it say; the time is linear.
 */
export function scanLine(reading: Reading, context: ScanContext): Mention[] {
  const spans: Span[] = [];
  for (let at = reading.words.length - 1; at >= 0; at -= 1) {
    spans[at] = bestSpan(reading, at, context, spans);
  }
  const mentions: Mention[] = [];
  let at = 0;
  while (at < reading.words.length) {
    const span = spans[at] ?? singleWord(reading, at);
    const { saying, to, correction } = span;
    const received = receivedOf(reading, at, span);
    mentions.push({ saying, from: at, to, received, ...(correction && { correction }) });
    at = to;
  }
  return mentions;
}
