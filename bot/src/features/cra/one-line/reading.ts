import type { Word } from './words.ts';

/** The words of a line and their folded text, one space between words. */
export type Reading = {
  readonly words: readonly Word[];
  readonly text: string;
  /** Where each word begins in the text. */
  readonly starts: readonly number[];
  /** Where a word ends in the text → the index of the word after it. */
  readonly afterEnd: ReadonlyMap<number, number>;
};

export function makeReading(words: readonly Word[]): Reading {
  const starts: number[] = [];
  const afterEnd = new Map<number, number>();
  let at = 0;
  words.forEach(({ key }, index) => {
    starts.push(at);
    afterEnd.set(at + key.length, index + 1);
    at += key.length + 1;
  });
  return { words, text: words.map(({ key }) => key).join(' '), starts, afterEnd };
}

/** A pattern that is tried where a word begins and must end where a word ends. */
export function wholeWords(source: string): RegExp {
  return new RegExp(`(?:${source})(?= |$)`, 'y');
}

type Match = {
  readonly groups: readonly (string | undefined)[];
  /** Index of the word after the match. */
  readonly to: number;
};

export function matchAt({ text, starts, afterEnd }: Reading, at: number, pattern: RegExp) {
  const start = starts[at];
  if (start === undefined) return undefined;
  pattern.lastIndex = start;
  const found = pattern.exec(text);
  const to = found === null ? undefined : afterEnd.get(start + found[0].length);
  if (found === null || to === undefined) return undefined;
  const match: Match = { groups: [...found], to };
  return match;
}

/** `un` to `dix`, as they are written before people, hours and the like. */
export const numberWords: ReadonlyMap<string, number> = new Map([
  ['un', 1],
  ['une', 1],
  ['deux', 2],
  ['trois', 3],
  ['quatre', 4],
  ['cinq', 5],
  ['six', 6],
  ['sept', 7],
  ['huit', 8],
  ['neuf', 9],
  ['dix', 10],
]);

export const numberWordSource = [...numberWords.keys()].join('|');

export function toNumber(text: string): number {
  return numberWords.get(text) ?? Number(text.replace(',', '.'));
}
