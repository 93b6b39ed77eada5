import { departementByCode } from '../../territory/index.ts';
import { listOf } from './read-texts.ts';
import { accepted, refused, type CellReading } from './line-rules.ts';

/** Codes of départements and collectivities, `|` between them: `1` is `01`, `2a` is `2A`. */
export function readTerritories(typed: string): CellReading<readonly string[]> {
  const codes: string[] = [];
  for (const one of listOf(typed)) {
    const code = one.toUpperCase().padStart(2, '0');
    if (code === '20') return refused('departement-20');
    if (departementByCode(code) === undefined) return refused('departement-unknown');
    codes.push(code);
  }
  return accepted([...new Set(codes)]);
}

const byPrefix: readonly (readonly [RegExp, string])[] = [
  [/^20[01]/, '2A'],
  [/^20[26]/, '2B'],
  [/^97150$/, '978'],
  [/^97133$/, '977'],
];

/** The département that a postal code is of; `1000` is `01000`. */
export function readPostalCode(typed: string): CellReading<string> {
  const text = typed.replace(/\s/g, '').padStart(5, '0');
  if (!/^\d{5}$/.test(text)) return refused('postal-code');
  const special = byPrefix.find(([form]) => form.test(text))?.[1];
  const code = special ?? text.slice(0, /^9[78]/.test(text) ? 3 : 2);
  return departementByCode(code) === undefined
    ? refused('postal-code')
    : accepted(code, 'departement-deduced');
}
