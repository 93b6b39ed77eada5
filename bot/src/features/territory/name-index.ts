import { beginsWithinOneEdit } from './one-edit.ts';

/** The names under which something is found while it is typed; each question reads few of them. */
export type NameIndex = {
  readonly beginningWith: (text: string) => string[];
  /** Names with a word, not the first, that begins so. */
  readonly withWord: (text: string) => string[];
  /** Names whose beginning is one edit away; the first two letters are taken as typed. */
  readonly beginningNear: (text: string) => string[];
};

/** Index of the first name that does not come before the text. */
function firstFrom(sorted: readonly string[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

function namesWithWord(joined: string, text: string): string[] {
  const found: string[] = [];
  const wanted = ` ${text}`;
  let at = joined.indexOf(wanted);
  while (at !== -1) {
    const end = joined.indexOf('\n', at);
    found.push(joined.slice(joined.lastIndexOf('\n', at) + 1, end));
    at = joined.indexOf(wanted, end);
  }
  return found;
}

export function indexNames(names: Iterable<string>): NameIndex {
  const sorted = [...new Set(names)].sort();
  const joined = `\n${sorted.join('\n')}\n`;
  const beginningWith = (text: string) =>
    sorted.slice(firstFrom(sorted, text), firstFrom(sorted, `${text}~`));
  return {
    beginningWith,
    withWord: (text) => namesWithWord(joined, text),
    beginningNear: (text) =>
      beginningWith(text.slice(0, 2)).filter((name) => beginsWithinOneEdit(text, name)),
  };
}
