/** What a text seems to hold about a person. */
export type PersonalDataKind = 'name' | 'phone' | 'email' | 'nir' | 'address' | 'other';

export interface PersonalDataMark {
  readonly kind: PersonalDataKind;
  readonly found: string;
}

const spaces = '[ \\u00a0\\u202f.-]?';
const capital = "\\p{Lu}[\\p{L}’'-]+";

/** One detector for the whole product (`hotline.md`, From ticket to FAQ). */
const patterns: readonly { readonly kind: PersonalDataKind; readonly pattern: RegExp }[] = [
  {
    kind: 'email',
    pattern: /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(\.[\p{L}\d-]{1,63})+/gu,
  },
  {
    kind: 'other',
    pattern: /(?<![\p{L}\d])[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7}(?: ?[A-Z\d]{1,3})?(?![\p{L}\d])/gu,
  },
  {
    kind: 'nir',
    pattern: new RegExp(
      `(?<!\\d)[12]${spaces}\\d{2}${spaces}\\d{2}${spaces}(?:\\d{2}|2[AB])${spaces}\\d{3}${spaces}\\d{3}(?:${spaces}\\d{2})?(?!\\d)`,
      'gu',
    ),
  },
  {
    kind: 'phone',
    pattern: new RegExp(
      `(?<!\\d)(?:(?:\\+|00)(?:33|262|508|590|594|596|681|687|689)${spaces}(?:\\(0\\))?|0)\\d?(?:${spaces}\\d{2}){4}(?!\\d)`,
      'gu',
    ),
  },
  {
    kind: 'phone',
    pattern: new RegExp(`(?<!\\d)(?:\\+|00)(?:681|687)(?:${spaces}\\d{2}){3}(?!\\d)`, 'gu'),
  },
  { kind: 'other', pattern: /(?<!\d)\d{13}(?!\d)/gu },
  {
    kind: 'name',
    pattern: new RegExp(
      `(?<!\\p{L})(?:M\\.|MM\\.|Mme|Mmes|Mlle|Mr|Monsieur|Madame|Mademoiselle)\\s+${capital}(?:[ -]${capital})*`,
      'gu',
    ),
  },
  {
    kind: 'address',
    pattern:
      /(?<!\d)\d{1,4}(?: ?(?:bis|ter|quater))?,? +(?:rue|avenue|av\.?|boulevard|bd|place|chemin|impasse|allée|allee|route|quai|cours|square|passage|lotissement|résidence|residence)\s+[\p{L}\d]/giu,
  },
  { kind: 'name', pattern: /(?<![\p{L}\d])@[a-z][a-z0-9._-]{1,}/gu },
];

/** Marks in the order of the text; what one pattern took, a later one does not take again. */
export function findPersonalData(text: string): readonly PersonalDataMark[] {
  if (text === '') return [];
  const taken: { from: number; to: number; mark: PersonalDataMark }[] = [];
  for (const { kind, pattern } of patterns) {
    for (const match of text.matchAll(pattern)) {
      const from = match.index;
      const to = from + match[0].length;
      if (taken.some((other) => from < other.to && other.from < to)) continue;
      taken.push({ from, to, mark: { kind, found: match[0] } });
    }
  }
  return taken.sort((a, b) => a.from - b.from).map(({ mark }) => mark);
}
