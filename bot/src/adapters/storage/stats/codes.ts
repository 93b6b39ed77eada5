/** Ids as small whole numbers, in the order in which they were met. */
export class Codes {
  readonly #numbers = new Map<string, number>();
  readonly #ids: string[] = [];

  /** The number of an id, a new one when it is met for the first time. */
  numberOf(id: string): number {
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    this.#numbers.set(id, this.#ids.length);
    return this.#ids.push(id) - 1;
  }

  idOf(number: number): string {
    return this.#ids[number] ?? '';
  }
}

const letters = ['A', 'B'];
const corsica = 120;

/** An INSEE code as a number below 123,000, in nearly the same order. */
export function communeNumber(insee: string): number {
  const rest = Number(insee.slice(2));
  const letter = letters.indexOf(insee.charAt(1));
  return 1_000 * (letter < 0 ? Number(insee.slice(0, 2)) : corsica + letter) + rest;
}

export function inseeOf(number: number): string {
  const part = Math.floor(number / 1_000);
  const departement =
    part < corsica ? String(part).padStart(2, '0') : `2${letters[part - corsica] ?? ''}`;
  return departement + String(number % 1_000).padStart(3, '0');
}
