import type { CrasAndPeople } from '../../../features/stats/tally.ts';

/** CRAs and people of each of many numbers. */
export class Pairs {
  #values = new Float64Array(512);

  add(number: number, cras: number, personnes: number): void {
    const index = 2 * number;
    if (index >= this.#values.length) this.#widen(index);
    const values = this.#values;
    values[index] = (values[index] ?? 0) + cras;
    values[index + 1] = (values[index + 1] ?? 0) + personnes;
  }

  /** Of those that have CRAs, in order. */
  *entries(): Generator<readonly [number: number, cras: number, personnes: number]> {
    const values = this.#values;
    for (let index = 0; index < values.length; index += 2) {
      const cras = values[index] ?? 0;
      if (cras !== 0) yield [index / 2, cras, values[index + 1] ?? 0];
    }
  }

  toMap(codeOf: (number: number) => string): ReadonlyMap<string, CrasAndPeople> {
    const map = new Map<string, CrasAndPeople>();
    const values = this.#values;
    for (let index = 0; index < values.length; index += 2) {
      const cras = values[index] ?? 0;
      if (cras !== 0) map.set(codeOf(index / 2), { cras, personnes: values[index + 1] ?? 0 });
    }
    return map;
  }

  #widen(index: number): void {
    const wider = new Float64Array(Math.max(2 * this.#values.length, index + 512));
    wider.set(this.#values);
    this.#values = wider;
  }
}
