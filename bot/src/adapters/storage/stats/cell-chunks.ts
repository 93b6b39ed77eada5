import { ByteReader, ByteWriter } from './bytes.ts';
import { addCounters, counterBytes } from './counter-bytes.ts';
import { readChunks, writeChunks } from './chunks.ts';
import { noCounters, type Counters } from './counters.ts';
import type { NumberedChange } from './numbered-change.ts';
import { countCra, head } from './packed-cra.ts';

/**
 * The sums of the CRAs of each activity, channel and set of themes: those that pass a filter are
 * added up. There are few such cells, however many CRAs.
 */
export function writeCells(changes: readonly NumberedChange[]): Uint8Array {
  const cells = new Map<number, Counters>();
  for (const { word, packed, sign } of changes) {
    const counters = countersOf(cells, head.cell(word));
    countCra(word, new ByteReader(packed, 4), { counters, sign });
  }
  return writeHeld(cells);
}

export function compactCells(bytes: Uint8Array): Uint8Array {
  const cells = new Map<number, Counters>();
  readChunks(bytes, (reader, end, sign) => {
    while (reader.at < end) {
      const counters = countersOf(cells, reader.number());
      addCounters(reader, counters, sign);
    }
  });
  return writeHeld(cells);
}

/** Adds the cells that pass; a cell is asked as the word of a CRA. */
export function addCells(bytes: Uint8Array, to: Counters, passes: (word: number) => boolean): void {
  readChunks(bytes, (reader, end, sign) => {
    while (reader.at < end) {
      const word = reader.number() << 5;
      if (passes(word)) addCounters(reader, to, sign);
      else {
        const length = reader.number();
        reader.at += length;
      }
    }
  });
}

function countersOf(cells: Map<number, Counters>, cell: number): Counters {
  const known = cells.get(cell) ?? noCounters();
  cells.set(cell, known);
  return known;
}

function writeHeld(cells: ReadonlyMap<number, Counters>): Uint8Array {
  const sorted = [...cells].sort(([a], [b]) => a - b);
  return writeChunks(
    [1, -1].map((sign) => {
      const body = new ByteWriter();
      for (const [cell, counters] of sorted) {
        const one = counterBytes(counters, sign);
        if (one.length === 0) continue;
        body.number(cell);
        body.number(one.length);
        body.append(one.view());
      }
      return { sign, body };
    }),
  );
}
