import { ByteWriter, type ByteReader } from './bytes.ts';
import { readChunks, writeChunks } from './chunks.ts';
import type { NumberedChange } from './numbered-change.ts';
import { head, peopleOf } from './packed-cra.ts';

/** Where the CRAs of a cell are: CRAs and people of an adviser, a structure, a commune. */
export interface PlacedCell {
  /** A cell asked as the word of a CRA. */
  word: number;
  departements: number;
  conseiller: number;
  structure: number;
  commune: number;
  cras: number;
  personnes: number;
}

/** The lists and the points under any filter of activity, channel and theme, of a whole month. */
export function writePlaces(changes: readonly NumberedChange[]): Uint8Array {
  const held = new HeldPlaces();
  for (const change of changes) {
    const people = change.sign * peopleOf(change.packed);
    held.add(change, head.cell(change.word), [change.sign, people]);
  }
  return held.write();
}

export function compactPlaces(bytes: Uint8Array): Uint8Array {
  const held = new HeldPlaces();
  eachEntry(bytes, (place) => {
    held.add(place, place.word >>> 5, [place.cras, place.personnes]);
  });
  return held.write();
}

/**
 * Finds each entry; `cras` and `personnes` carry the sign. A chunk: its cells, then runs of one
 * adviser, structure and commune: each entry names a cell by its place among them.
 */
function eachEntry(bytes: Uint8Array, found: (place: PlacedCell) => void): void {
  const place = noPlace();
  readChunks(bytes, (reader, end, sign) => {
    const words = readWords(reader);
    while (reader.at < end) {
      readWhose(reader, place);
      for (let left = reader.number(); left > 0; left--) {
        const packed = reader.number();
        const isOne = (packed & 1) === 0;
        place.word = words[packed >>> 1] ?? 0;
        place.cras = sign * (isOne ? 1 : reader.number());
        place.personnes = sign * (isOne ? 1 : reader.number());
        found(place);
      }
    }
  });
}

/** Finds the sums of the entries whose cell passes, for each adviser, structure and commune. */
export function eachPlace(
  bytes: Uint8Array,
  passes: (word: number) => boolean,
  found: (place: PlacedCell) => void,
): void {
  const place = noPlace();
  readChunks(bytes, (reader, end, sign) => {
    const passing = Uint8Array.from(readWords(reader), (word) => (passes(word) ? 1 : 0));
    while (reader.at < end) {
      readWhose(reader, place);
      sumRun(reader, passing, place);
      if (place.cras === 0 && place.personnes === 0) continue;
      place.cras *= sign;
      place.personnes *= sign;
      found(place);
    }
  });
}

/** Millions of entries pass here: their numbers are read in place. */
function sumRun(reader: ByteReader, passing: Uint8Array, place: PlacedCell): void {
  let cras = 0;
  let personnes = 0;
  let left = reader.number();
  const { bytes } = reader;
  let { at } = reader;
  for (; left > 0; left--) {
    let packed = bytes[at++] ?? 0;
    for (let shift = 7, byte = packed; byte > 127; shift += 7) {
      byte = bytes[at++] ?? 0;
      packed = (packed & ((1 << shift) - 1)) | ((byte & 127) << shift);
    }
    const times = passing[packed >>> 1] ?? 0;
    if ((packed & 1) === 0) {
      cras += times;
      personnes += times;
      continue;
    }
    reader.at = at;
    cras += times * reader.number();
    personnes += times * reader.number();
    ({ at } = reader);
  }
  reader.at = at;
  place.cras = cras;
  place.personnes = personnes;
}

function readWords(reader: ByteReader): Uint32Array {
  const words = new Uint32Array(reader.number());
  for (let index = 0; index < words.length; index++) words[index] = reader.number() << 5;
  return words;
}

function readWhose(reader: ByteReader, place: PlacedCell): void {
  place.departements = reader.number();
  place.conseiller = reader.number();
  place.structure = reader.number();
  place.commune = reader.number();
}

function noPlace(): PlacedCell {
  const nobody = { departements: 0, conseiller: 0, structure: 0, commune: 0 };
  return { word: 0, ...nobody, cras: 0, personnes: 0 };
}

type Whose = Pick<PlacedCell, 'departements' | 'conseiller' | 'structure' | 'commune'>;
type Sum = readonly [cras: number, personnes: number];

class HeldPlaces {
  readonly #runs = new Map<string, { readonly whose: Whose; readonly cells: Map<number, Sum> }>();

  add(whose: Whose, cell: number, [cras, personnes]: Sum): void {
    const { departements, conseiller, structure, commune } = whose;
    const key = `${departements} ${conseiller} ${structure} ${commune}`;
    const run = this.#runs.get(key) ?? {
      whose: { departements, conseiller, structure, commune },
      cells: new Map<number, Sum>(),
    };
    this.#runs.set(key, run);
    const [sum, people] = run.cells.get(cell) ?? [0, 0];
    run.cells.set(cell, [sum + cras, people + personnes]);
  }

  write(): Uint8Array {
    return writeChunks([1, -1].map((sign) => ({ sign, body: this.#bodyOf(sign) })));
  }

  #bodyOf(sign: number): ByteWriter {
    const runs = [...this.#runs.values()]
      .map(({ whose, cells }) => ({
        whose,
        cells: [...cells]
          .sort(([a], [b]) => a - b)
          .flatMap(([cell, [cras, personnes]]) => {
            const sum = [Math.max(0, sign * cras), Math.max(0, sign * personnes)] as const;
            return sum[0] > 0 || sum[1] > 0 ? [{ cell, sum }] : [];
          }),
      }))
      .filter(({ cells }) => cells.length > 0)
      .sort(
        ({ whose: a }, { whose: b }) =>
          a.departements - b.departements ||
          a.conseiller - b.conseiller ||
          a.structure - b.structure ||
          a.commune - b.commune,
      );
    const body = new ByteWriter();
    if (runs.length === 0) return body;
    const indexes = indexCells(runs.flatMap(({ cells }) => cells.map(({ cell }) => cell)));
    body.number(indexes.size);
    for (const cell of indexes.keys()) body.number(cell);
    for (const { whose, cells } of runs) {
      body.number(whose.departements);
      body.number(whose.conseiller);
      body.number(whose.structure);
      body.number(whose.commune);
      body.number(cells.length);
      for (const { cell, sum } of cells) writeEntry(body, indexes.get(cell) ?? 0, sum);
    }
    return body;
  }
}

/** The most frequent first: they take one byte. */
function indexCells(cells: readonly number[]): ReadonlyMap<number, number> {
  const times = new Map<number, number>();
  for (const cell of cells) times.set(cell, (times.get(cell) ?? 0) + 1);
  const sorted = [...times].sort(([a, n], [b, m]) => m - n || a - b);
  return new Map(sorted.map(([cell], index) => [cell, index]));
}

function writeEntry(body: ByteWriter, index: number, [cras, personnes]: Sum): void {
  const isOne = cras === 1 && personnes === 1;
  body.number(2 * index + (isOne ? 0 : 1));
  if (isOne) return;
  body.number(cras);
  body.number(personnes);
}
