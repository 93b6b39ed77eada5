import type { Commune, Communes } from '../../territory/index.ts';
import type { Meaning } from './form-words.ts';
import { formLexicon } from './lexicon.ts';
import type { Reading } from './reading.ts';

/** Words of the longest name of a commune. */
const longestName = 8;

/** `au Havre` is Le Havre, `des Herbiers` is Les Herbiers. */
const contractions = new Map([
  ['au', 'le'],
  ['du', 'le'],
  ['aux', 'les'],
  ['des', 'les'],
]);

/** Names that are also little words: read as communes with a capital only. */
const isLittleWord = (name: string) => name.length <= 2 || name === 'vers';

/** Each length from the longest to one word, as a key: `at` is the first word, `to` the one after. */
function keysFrom(reading: Reading, at: number, longest: number) {
  const keys: { key: string; to: number }[] = [];
  const words: string[] = [];
  for (let to = at + 1; to <= Math.min(at + longest, reading.words.length); to += 1) {
    const parts = reading.words[to - 1]?.parts ?? [];
    if (parts.length === 0) break;
    words.push(...parts);
    keys.unshift({ key: words.join(' '), to });
  }
  return keys;
}

/** The longest entry of the tables that begins at that word. */
export function entryAt(
  reading: Reading,
  at: number,
): { readonly meaning: Meaning; readonly to: number } | undefined {
  for (const { key, to } of keysFrom(reading, at, formLexicon.longest)) {
    const meaning = formLexicon.meaningOf(key);
    if (meaning !== undefined) return { meaning, to };
  }
  return undefined;
}

/** The longest exact name of communes that begins at that word. */
export function namedCommunesAt(
  reading: Reading,
  at: number,
  communes: Communes,
): { readonly communes: readonly Commune[]; readonly to: number } | undefined {
  const first = reading.words[at];
  const article = contractions.get(first?.key ?? '');
  for (const { key, to } of keysFrom(reading, at, longestName)) {
    if (isLittleWord(key) && !/^\p{Lu}/u.test(first?.raw ?? '')) continue;
    const named = communes.byNameKey(key);
    const found =
      named.length === 0 && article !== undefined && to > at + 1
        ? communes.byNameKey(`${article}${key.slice(key.indexOf(' '))}`)
        : named;
    if (found.length > 0) return { communes: found, to };
  }
  return undefined;
}
