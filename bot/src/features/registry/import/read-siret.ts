import { accepted, refused, type CellReading } from './line-rules.ts';

/**
 * A SIRET of 14 digits with its key. One of 13 digits that is valid behind a zero lost it in a
 * spreadsheet; scientific notation lost digits for good.
 */
export function readSiret(typed: string): CellReading<string> {
  const text = typed.replace(/[\s\u00a0\u202f]+/g, '');
  if (/^\d+(?:[.,]\d+)?e\+?\d+$/i.test(text)) return refused('siret-scientific');
  if (!/^\d{13,14}$/.test(text)) return refused('siret-length');
  if (text.length === 14) return isSiret(text) ? accepted(text) : refused('siret-key');
  const whole = `0${text}`;
  return isSiret(whole) ? accepted(whole, 'siret-leading-zero') : refused('siret-length');
}

const laPoste = '356000000';

/** Luhn's key; for La Poste also a sum of digits that is a multiple of 5 (INSEE). */
export function isSiret(digits: string): boolean {
  if (!/^\d{14}$/.test(digits)) return false;
  if (luhnSum(digits) % 10 === 0) return true;
  return digits.startsWith(laPoste) && sum(Array.from(digits, Number)) % 5 === 0;
}

function luhnSum(digits: string): number {
  return sum(
    Array.from(digits, Number).map((digit, index) => {
      const doubled = index % 2 === 0 ? digit * 2 : digit;
      return doubled > 9 ? doubled - 9 : doubled;
    }),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
