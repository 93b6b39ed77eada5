import { isWithinOneEdit } from './one-edit.ts';

/**
 * The beginning and the end by which a key of that length is found. One edit, wherever it is,
 * leaves one of the two as it was: each is under half of the key.
 */
function endsOf(text: string, keyLength: number): string[] {
  const letters = Math.max(2, Math.floor(keyLength / 2) - 1);
  return [`${keyLength}^${text.slice(0, letters)}`, `${keyLength}$${text.slice(-letters)}`];
}

/**
 * Finds the keys within one edit of a word of five letters or more, without reading all of them. The
 * index is made at the first question: it takes 15 MB and is of use for misspelt words alone.
 */
export function indexNearKeys(keys: Iterable<string>): (word: string) => string[] {
  const made: { byEnd?: ReadonlyMap<string, readonly string[]> } = {};
  return (word) => {
    const byEnd = (made.byEnd ??= keysByEnd(keys));
    const lengths = [word.length - 1, word.length, word.length + 1];
    const shelves = lengths.flatMap((length) => endsOf(word, length));
    const near = shelves.flatMap((end) => byEnd.get(end) ?? []);
    return [...new Set(near.filter((key) => isWithinOneEdit(word, key)))];
  };
}

function keysByEnd(keys: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const byEnd = new Map<string, string[]>();
  for (const key of keys) {
    for (const end of endsOf(key, key.length)) {
      const shelf = byEnd.get(end);
      if (shelf === undefined) byEnd.set(end, [key]);
      else shelf.push(key);
    }
  }
  return byEnd;
}
