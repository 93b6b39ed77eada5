import type { Commune, Communes } from '../../territory/index.ts';
import { formLexicon } from './lexicon.ts';
import type { Meaning } from './form-words.ts';
import type { Mention } from './mention.ts';
import type { Correction } from './result.ts';
import { fold } from '../../territory/index.ts';
import { makeWord, type Word } from './words.ts';

/** Shorter words are too near to too many others. */
const fewestLetters = 5;
/** Words of a name of commune that are tried together. */
const mostWords = 4;

type Corrected = {
  readonly mentions: readonly Mention[];
  readonly corrections: readonly Correction[];
};

const isLong = (key: string) => key.replace(/[^a-z]/g, '').length >= fewestLetters;

const isUnknown = ({ saying }: Mention) => saying.kind === 'unknown';

/** The meaning as `field:code`, for a proposal. */
function codesOf(meaning: Meaning): readonly string[] {
  if (meaning.field === 'doubt') return meaning.candidates;
  return ['code' in meaning ? `${meaning.field}:${meaning.code}` : meaning.field];
}

function giveCommune(mentions: readonly Mention[]): boolean {
  return mentions.some(({ saying: { kind } }) =>
    ['postal-code', 'insee-code', 'commune'].includes(kind),
  );
}

/** Asks once for each text, however often the line repeats it. */
function once<T>(ask: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = ask(text);
    answers.set(text, answer);
    return answer;
  };
}

/** The words put right where exactly one word of the tables is near and no commune is. */
function correctedWords(
  words: readonly Word[],
  mentions: readonly Mention[],
  near: (key: string) => readonly Commune[],
): Map<number, string> {
  const written = new Map<number, string>();
  for (const { from } of mentions.filter(isUnknown)) {
    const key = words[from]?.key ?? '';
    const entry = isLong(key) ? formLexicon.nearest(key) : undefined;
    if (entry !== undefined && near(key).length === 0) written.set(from, entry.written);
  }
  return written;
}

function replaceWords(words: readonly Word[], written: ReadonlyMap<number, string>): Word[] {
  return words.map((word, index) => {
    const text = written.get(index);
    return text === undefined ? word : makeWord(word.raw, word.isGlued, text);
  });
}

/** Some unknown words that together are one letter away from a name: `st nazair`. */
function misspeltAt(
  mentions: readonly Mention[],
  at: number,
  near: (key: string) => readonly Commune[],
): { readonly mention: Mention; readonly count: number } | undefined {
  for (let count = mostWords; count >= 1; count -= 1) {
    const group = mentions.slice(at, at + count);
    const [first] = group;
    const last = group.at(-1);
    if (first === undefined || last === undefined || group.length < count) continue;
    const isCandidate =
      isUnknown(last) &&
      group.every(({ saying: { kind } }) => kind === 'unknown' || kind === 'linking');
    const received = group.map((mention) => mention.received).join(' ');
    if (!isCandidate || !isLong(fold(received))) continue;
    const communes = near(received);
    if (communes.length === 0) continue;
    const entry = count === 1 ? formLexicon.nearest(fold(received)) : undefined;
    const codes = entry && (entry.meaning ? codesOf(entry.meaning) : [entry.written]);
    const saying = { kind: 'misspelt', communes, codes: codes ?? [] } as const;
    return { mention: { saying, from: first.from, to: last.to, received }, count };
  }
  return undefined;
}

function markMisspelt(
  mentions: readonly Mention[],
  near: (key: string) => readonly Commune[],
): Mention[] {
  const marked: Mention[] = [];
  let at = 0;
  while (at < mentions.length) {
    const found = misspeltAt(mentions, at, near);
    const mention = found?.mention ?? mentions[at];
    if (mention !== undefined) marked.push(mention);
    at += found?.count ?? 1;
  }
  return marked;
}

/**
 * Puts right the words that one typing error separates from exactly one word of the tables, and
 * marks those near a commune when none is given: a commune is never corrected without asking.
 */
export function correctWords(
  words: readonly Word[],
  scan: (words: readonly Word[]) => readonly Mention[],
  communes: Communes,
): Corrected {
  const first = scan(words);
  const near = giveCommune(first) ? () => [] : once(communes.nearName);
  const written = correctedWords(words, first, near);
  const second = scan(replaceWords(words, written));
  for (const { from } of second.filter(isUnknown)) written.delete(from);
  const mentions = written.size === 0 ? first : scan(replaceWords(words, written));
  return {
    mentions: markMisspelt(mentions, near),
    corrections: [...written].map(([index, read]) => ({ received: words[index]?.raw ?? '', read })),
  };
}
