import { fold } from '../../territory/index.ts';
import type { MessageKey } from '../../../core/catalogue.ts';

/** Every way to say the words of a key, in all languages, folded. */
export type Wordings = (key: MessageKey) => readonly string[];

/** A code with the words that people have for it. */
export interface NamedCode<C extends string> {
  readonly code: C;
  readonly keys: readonly MessageKey[];
}

/**
 * The code that words mean: itself, one of its names in any language, the only one whose name begins
 * with the words, else the only one whose name has them.
 */
export function findCode<C extends string>(
  words: string,
  codes: readonly NamedCode<C>[],
  wordings: Wordings,
): C | undefined {
  const wanted = lettersOf(words);
  if (wanted === '') return undefined;
  const named = codes.map(({ code, keys }) => ({
    code,
    names: [code, ...keys.flatMap((key) => wordings(key))].map(lettersOf),
  }));
  const fits = [
    (name: string) => name === wanted,
    (name: string) => name.startsWith(wanted),
    (name: string) => name.includes(wanted),
  ];
  for (const fit of fits) {
    const found = named.filter(({ names }) => names.some(fit));
    if (found.length > 0) return found.length === 1 ? found[0]?.code : undefined;
  }
  return undefined;
}

/** `E-mail` and `email` are one word. */
function lettersOf(words: string): string {
  return fold(words).replace(/[^a-z0-9]/g, '');
}
