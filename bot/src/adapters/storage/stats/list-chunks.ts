import { ByteWriter } from './bytes.ts';
import { readChunks, writeChunks } from './chunks.ts';
import type { NumberedChange } from './numbered-change.ts';
import { peopleOf } from './packed-cra.ts';
import type { Pairs } from './pairs.ts';

/** CRAs and people by commune, structure, adviser and départements of the adviser. */
export interface Lists {
  readonly communes: Pick<Pairs, 'add'>;
  readonly structures: Pick<Pairs, 'add'>;
  readonly conseillers: Pick<Pairs, 'add'>;
  readonly departements: Pick<Pairs, 'add'>;
}

export function writeLists(changes: readonly NumberedChange[]): Uint8Array {
  const held = heldLists();
  for (const change of changes) {
    const people = change.sign * peopleOf(change.packed);
    held.communes.add(change.commune, change.sign, people);
    held.structures.add(change.structure, change.sign, people);
    held.conseillers.add(change.conseiller, change.sign, people);
    held.departements.add(change.departements, change.sign, people);
  }
  return writeHeld(held);
}

export function compactLists(bytes: Uint8Array): Uint8Array {
  const held = heldLists();
  addLists(bytes, held);
  return writeHeld(held);
}

/** Four lists, each its length, then the numbers as what they are beyond the one before. */
export function addLists(bytes: Uint8Array, to: Lists): void {
  const lists = [to.communes, to.structures, to.conseillers, to.departements];
  readChunks(bytes, (reader, _, sign) => {
    for (const list of lists) {
      let number = 0;
      for (let left = reader.number(); left > 0; left--) {
        number += reader.number();
        const cras = reader.number();
        list.add(number, sign * cras, sign * reader.number());
      }
    }
  });
}

function heldLists() {
  return {
    communes: new HeldPairs(),
    structures: new HeldPairs(),
    conseillers: new HeldPairs(),
    departements: new HeldPairs(),
  };
}

class HeldPairs {
  readonly #pairs = new Map<number, readonly [cras: number, personnes: number]>();

  add(number: number, cras: number, personnes: number): void {
    const [sum, people] = this.#pairs.get(number) ?? [0, 0];
    this.#pairs.set(number, [sum + cras, people + personnes]);
  }

  /** Those of that sign, in order, without the sign. */
  of(sign: number): readonly (readonly [number: number, cras: number, personnes: number])[] {
    return [...this.#pairs]
      .map(
        ([number, [cras, personnes]]) =>
          [number, Math.max(0, sign * cras), Math.max(0, sign * personnes)] as const,
      )
      .filter(([, cras, personnes]) => cras > 0 || personnes > 0)
      .sort(([a], [b]) => a - b);
  }
}

function writeHeld(held: ReturnType<typeof heldLists>): Uint8Array {
  const lists = [held.communes, held.structures, held.conseillers, held.departements];
  return writeChunks(
    [1, -1].map((sign) => {
      const body = new ByteWriter();
      const some = lists.map((list) => list.of(sign));
      if (some.every(({ length }) => length === 0)) return { sign, body };
      for (const list of some) {
        body.number(list.length);
        let before = 0;
        for (const [number, cras, personnes] of list) {
          body.number(number - before);
          body.number(cras);
          body.number(personnes);
          before = number;
        }
      }
      return { sign, body };
    }),
  );
}
