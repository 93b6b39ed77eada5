import { fold, indexNearKeys, nameWords } from '../../territory/index.ts';
import { formWords, grammarWords, type FormWords, type Meaning } from './form-words.ts';
import { numberWords } from './reading.ts';

/** A way of writing a word of the tables, and what makes it the same word as another way. */
type Spelling = { readonly written: string; readonly key: string; readonly sense: string };

type Lexicon = {
  /** Meaning of words joined by spaces, folded, hyphens and apostrophes apart. */
  readonly meaningOf: (key: string) => Meaning | undefined;
  /** Words of the longest entry. */
  readonly longest: number;
  /** The word of the tables that is one edit away, when there is exactly one. */
  readonly nearest: (
    word: string,
  ) => { readonly written: string; readonly meaning?: Meaning } | undefined;
};

/** `retraité(e)(s)` → retraité, retraités, retraitée, retraitées. */
function formsOf(pattern: string): string[] {
  const [, before, optional, after] = /^(.*?)\(([^)]*)\)(.*)$/.exec(pattern) ?? [];
  if (before === undefined || optional === undefined || after === undefined) return [pattern];
  return [...formsOf(`${before}${after}`), ...formsOf(`${before}${optional}${after}`)];
}

const phraseKey = (words: string) => nameWords(words).join(' ');

function senseOf(meaning: Meaning): string {
  return JSON.stringify(meaning);
}

/** The forms that are one word when typed, then the words that stand only in longer entries. */
function spellings(tables: readonly FormWords[]): { alone: Spelling[]; inside: Spelling[] } {
  const forms = tables.flatMap(({ means, words }) =>
    words
      .flatMap(formsOf)
      .map((written) => ({ written, key: fold(written), sense: senseOf(means) })),
  );
  const grammar = [...grammarWords, ...numberWords.keys()].map((written) => ({
    written,
    key: fold(written),
    sense: written.replace(/s$/, ''),
  }));
  const alone = [...forms.filter(({ written }) => !written.includes(' ')), ...grammar];
  const known = new Set(alone.map(({ key }) => key));
  const inside = forms
    .flatMap(({ written }) => written.split(' '))
    .filter((written) => !known.has(fold(written)))
    .map((written) => ({ written, key: fold(written), sense: fold(written).replace(/s$/, '') }));
  return { alone, inside };
}

/** Of a singular and a plural, the one that ends as what was typed. */
const sameEndFirst = (word: string) => {
  const distance = ({ key }: Spelling) => Number(key.at(-1) !== word.at(-1));
  return (a: Spelling, b: Spelling) => distance(a) - distance(b);
};

function indexSpellings(list: readonly Spelling[]): (word: string) => Spelling[] {
  const byKey = new Map<string, Spelling[]>();
  for (const spelling of list) {
    byKey.set(spelling.key, [...(byKey.get(spelling.key) ?? []), spelling]);
  }
  const near = indexNearKeys(byKey.keys());
  return (word) =>
    near(word)
      .flatMap((key) => byKey.get(key) ?? [])
      .sort(sameEndFirst(word));
}

function onlyOne(near: readonly Spelling[]): Spelling | undefined {
  return new Set(near.map(({ sense }) => sense)).size === 1 ? near[0] : undefined;
}

function makeLexicon(tables: readonly FormWords[]): Lexicon {
  const meanings = new Map<string, Meaning>();
  for (const { means, words } of tables) {
    for (const form of words.flatMap(formsOf)) meanings.set(phraseKey(form), means);
  }
  const { alone, inside } = spellings(tables);
  const nearAlone = indexSpellings(alone);
  const nearInside = indexSpellings(inside);
  return {
    meaningOf: (key) => meanings.get(key),
    longest: Math.max(...[...meanings.keys()].map((key) => key.split(' ').length)),
    nearest: (word) => {
      const near = nearAlone(word);
      const chosen = onlyOne(near.length > 0 ? near : nearInside(word));
      if (chosen === undefined) return undefined;
      const meaning = meanings.get(phraseKey(chosen.written));
      return meaning === undefined
        ? { written: chosen.written }
        : { written: chosen.written, meaning };
    },
  };
}

export const formLexicon = makeLexicon(formWords);
