import type { CountedCra } from './answer-sums.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { addCounters, counterBytes } from './counter-bytes.ts';
import { noCounters, type Counters } from './counters.ts';
import { readChunks, writeChunks } from './chunks.ts';
import type { NumberedChange } from './numbered-change.ts';
import { countCra, head, skipCra } from './packed-cra.ts';

/**
 * The CRAs of a month, packed one by one: runs of those of one adviser, structure and commune. What
 * any filter, any day and any scope can be counted from. The counters of all of them stand before, and
 * CRAs, people and bytes of each run: who asks for the whole month need not look at each CRA.
 */
export function writeCras(changes: readonly NumberedChange[]): Uint8Array {
  const held = new HeldCras();
  for (const change of changes) held.add(change, change.packed, change.sign);
  return held.write();
}

export function compactCras(bytes: Uint8Array): Uint8Array {
  const held = new HeldCras();
  eachCra(bytes, {
    found: (cra, start) => {
      skipCra(cra.word, cra.from);
      held.add(cra, bytes.subarray(start, cra.from.at), cra.sign);
    },
  });
  return held.write();
}

/** What looks at CRAs, moved from one to the next. */
export interface CraVisitor {
  /** Whether the CRAs of an adviser, structure and commune are looked at; all of them by default. */
  readonly wants?: (run: CountedCra) => boolean;
  /** `from` stands behind the word of the CRA, and `start` at it. */
  readonly found: (cra: CountedCra, start: number) => void;
  /** Follows those of one adviser, structure and commune. */
  readonly ended?: (run: CountedCra) => void;
}

export function eachCra(bytes: Uint8Array, { wants, found, ended }: CraVisitor): void {
  readChunks(bytes, (reader, end, sign) => {
    const cra = emptyCra(reader);
    cra.sign = sign;
    const length = reader.number();
    reader.at += length;
    while (reader.at < end) {
      const { cras, size } = readRun(reader, cra);
      if (wants?.(cra) === false) {
        reader.at += size;
        continue;
      }
      for (let left = cras; left > 0; left--) {
        const start = reader.at;
        cra.word = reader.word();
        found(cra, start);
      }
      ended?.(cra);
    }
  });
}

/** Adds the counters of all CRAs, and finds the sums of each run, with their sign. */
export function sumCras(
  bytes: Uint8Array,
  counters: Counters,
  found?: (run: CountedCra, cras: number, personnes: number) => void,
): void {
  readChunks(bytes, (reader, end, sign) => {
    addCounters(reader, counters, sign);
    const run = emptyCra(reader);
    while (found !== undefined && reader.at < end) {
      const { cras, personnes, size } = readRun(reader, run);
      reader.at += size;
      found(run, sign * cras, sign * personnes);
    }
    reader.at = end;
  });
}

function readRun(reader: ByteReader, run: CountedCra) {
  run.conseiller = reader.number();
  run.structure = reader.number();
  run.commune = reader.number();
  return { cras: reader.number(), personnes: reader.number(), size: reader.number() };
}

export function emptyCra(from: ByteReader): CountedCra {
  return {
    day: 0,
    word: 0,
    sign: 1,
    from,
    conseiller: 0,
    structure: 0,
    commune: 0,
    departements: 0,
  };
}

type Whose = Pick<CountedCra, 'conseiller' | 'structure' | 'commune'>;

interface Run {
  readonly whose: Whose;
  /** How often each packed CRA is there, by its bytes. */
  readonly cras: Map<string, number>;
}

class HeldCras {
  readonly #runs = new Map<string, Run>();

  add({ conseiller, structure, commune }: Whose, packed: Uint8Array, sign: number): void {
    const key = `${conseiller} ${structure} ${commune}`;
    const run = this.#runs.get(key) ?? {
      whose: { conseiller, structure, commune },
      cras: new Map<string, number>(),
    };
    this.#runs.set(key, run);
    const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.length).toString('latin1');
    run.cras.set(bytes, (run.cras.get(bytes) ?? 0) + sign);
  }

  write(): Uint8Array {
    const runs = [...this.#runs.values()].sort(
      ({ whose: a }, { whose: b }) =>
        a.conseiller - b.conseiller || a.structure - b.structure || a.commune - b.commune,
    );
    return writeChunks([1, -1].map((sign) => ({ sign, body: bodyOf(runs, sign) })));
  }
}

function bodyOf(runs: readonly Run[], sign: number): ByteWriter {
  const counters = noCounters();
  const written = new ByteWriter();
  for (const { whose, cras } of runs) {
    const some = [...cras]
      .filter(([, times]) => sign * times > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    if (some.length === 0) continue;
    const packed = new ByteWriter();
    let personnes = 0;
    for (const [key, times] of some) {
      const bytes = Buffer.from(key, 'latin1');
      const from = new ByteReader(bytes);
      personnes += countCra(from.word(), from, { counters, sign: Math.abs(times) });
      for (let left = Math.abs(times); left > 0; left--) packed.append(bytes);
    }
    written.number(whose.conseiller);
    written.number(whose.structure);
    written.number(whose.commune);
    written.number(some.reduce((sum, [, times]) => sum + Math.abs(times), 0));
    written.number(personnes);
    written.number(packed.length);
    written.append(packed.view());
  }
  const body = new ByteWriter();
  if (written.length === 0) return body;
  const sums = counterBytes(counters, 1);
  body.number(sums.length);
  body.append(sums.view());
  body.append(written.view());
  return body;
}

/** The day of a CRA of a month that begins on that day. */
export function dayIn(firstDay: number, word: number): number {
  return firstDay + head.day(word) - 1;
}
