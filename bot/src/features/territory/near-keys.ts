import { isWithinOneEdit } from './one-edit.ts';

/**
 * The beginning and the end by which a key of that length is found. One edit, wherever it is,
 * leaves one of the two as it was: each is under half of the key.
 */
function endsOf(text: string, keyLength: number): string[] {
  const letters = Math.max(2, Math.floor(keyLength / 2) - 1);
  return [`${keyLength}^${text.slice(0, letters)}`, `${keyLength}$${text.slice(-letters)}`];
}

/** Finds the keys within one edit of a word of five letters or more, without reading all of them. */
export function indexNearKeys(keys: Iterable<string>): (word: string) => string[] {
  const byEnd = new Map<string, string[]>();
  for (const key of keys) {
    for (const end of endsOf(key, key.length)) {
      const shelf = byEnd.get(end);
      if (shelf === undefined) byEnd.set(end, [key]);
      else shelf.push(key);
    }
  }
  return (word) => {
    const lengths = [word.length - 1, word.length, word.length + 1];
    const shelves = lengths.flatMap((length) => endsOf(word, length));
    const near = shelves.flatMap((end) => byEnd.get(end) ?? []);
    return [...new Set(near.filter((key) => isWithinOneEdit(word, key)))];
  };
}
