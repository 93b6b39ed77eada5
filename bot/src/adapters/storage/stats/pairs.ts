import type { CrasAndPeople } from '../../../features/stats/ports.ts';

const pageBits = 7;
const pageSize = 1 << pageBits;

/** CRAs and people of each of many numbers; what is far between takes little room. */
export class Pairs {
  readonly #pages: (Float64Array | undefined)[] = [];

  add(number: number, cras: number, personnes: number): void {
    const page = (this.#pages[number >>> pageBits] ??= new Float64Array(2 * pageSize));
    const index = 2 * (number & (pageSize - 1));
    page[index] = (page[index] ?? 0) + cras;
    page[index + 1] = (page[index + 1] ?? 0) + personnes;
  }

  /** Those that have CRAs, in order. */
  each(found: (number: number, cras: number, personnes: number) => void): void {
    this.#pages.forEach((page, at) => {
      if (page === undefined) return;
      for (let index = 0; index < 2 * pageSize; index += 2) {
        const cras = page[index] ?? 0;
        if (cras !== 0) found(at * pageSize + index / 2, cras, page[index + 1] ?? 0);
      }
    });
  }

  toMap(codeOf: (number: number) => string): ReadonlyMap<string, CrasAndPeople> {
    const map = new Map<string, CrasAndPeople>();
    this.each((number, cras, personnes) => map.set(codeOf(number), { cras, personnes }));
    return map;
  }
}
