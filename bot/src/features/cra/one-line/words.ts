import { fold, nameWords } from '../../territory/index.ts';

/** A word of the line. */
export type Word = {
  /** As typed, without the punctuation around it. */
  readonly raw: string;
  /** Folded: what is compared. */
  readonly key: string;
  /** The words of a name that it is made of (`saint`, `herblain` in `St-Herblain`). */
  readonly parts: readonly string[];
  /** True when no space stands before it (`6` and `p` of `6p`). */
  readonly isGlued: boolean;
};

const separators = /[\s;()[\]{}!?"«»“”…]+/u;

/** Commas that are not decimal, and `/`, `:`, `+`, `&` beside a letter, part words. */
const betweenWords = /,(?!(?<=(?<!\d)\d{1,2},)\d{1,2}(?!\d))|(?<=\p{L})[+&/:]|[/:](?=\p{L})/gu;

const punctuationBefore = /^(?:[^\p{L}\p{N}+#-]|[+-](?!\d))+/u;
const punctuationAfter = /(?:[^\p{L}\p{N}+'’′]|(?<![\d'’′])['’′]|(?<=\p{L})\+)+$/u;

/** Signs that stand alone and belong to an age: `60 +`, `- de 12`. */
const signs: ReadonlySet<string> = new Set(['+', '-']);

const elided = /^([ld]['’])(?=[\p{L}\p{N}])(.+)$/iu;
const times = /^(\d{1,6})([x×*])(.*)$/iu;
const unit = /^(\d{1,6})(p|pers|personnes?|usag[eè]re?s?|participant(?:e)?s?|ans?)$/iu;

function countAndUnit(text: string): string[] {
  const [, count, sign, what] = times.exec(text) ?? unit.exec(text) ?? [];
  return count === undefined || sign === undefined ? [text] : [count, sign, what ?? ''];
}

function partsOfChunk(chunk: string): string[] {
  if (signs.has(chunk)) return [chunk];
  const bare = chunk.replace(punctuationBefore, '').replace(punctuationAfter, '');
  const [, article, rest] = elided.exec(bare) ?? [];
  if (article === undefined || rest === undefined) return countAndUnit(bare);
  return [article, ...countAndUnit(rest)];
}

const isWord = (text: string) => signs.has(text) || /[\p{L}\p{N}]/u.test(text);

export function makeWord(raw: string, isGlued: boolean, written = raw): Word {
  return { raw, key: fold(written), parts: nameWords(written), isGlued };
}

/** Parts a line into words; what is only punctuation is no word. */
export function splitWords(line: string): Word[] {
  return line
    .normalize('NFC')
    .replace(betweenWords, ' ')
    .split(separators)
    .flatMap((chunk) =>
      partsOfChunk(chunk)
        .filter(isWord)
        .map((raw, index) => makeWord(raw, index > 0)),
    );
}

/** The words as they were typed, one space between them. */
export function rawText(words: readonly Word[]): string {
  return words
    .map(({ raw, isGlued }, index) => (isGlued || index === 0 ? raw : ` ${raw}`))
    .join('');
}
