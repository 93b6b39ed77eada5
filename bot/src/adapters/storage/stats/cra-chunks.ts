import type { CountedCra } from './answer-sums.ts';
import { ByteWriter, type ByteReader } from './bytes.ts';
import { readChunks, writeChunks } from './chunks.ts';
import type { NumberedChange } from './numbered-change.ts';
import { head, skipCra } from './packed-cra.ts';

/**
 * The CRAs of a month, packed one by one: runs of those of one adviser, structure and commune. What
 * any filter, any day and any scope can be counted from.
 */
export function writeCras(changes: readonly NumberedChange[]): Uint8Array {
  const held = new HeldCras();
  for (const change of changes) held.add(change, change.packed, change.sign);
  return held.write();
}

export function compactCras(bytes: Uint8Array): Uint8Array {
  const held = new HeldCras();
  eachCra(bytes, (cra, start) => {
    skipCra(cra.word, cra.from);
    held.add(cra, bytes.subarray(start, cra.from.at), cra.sign);
  });
  return held.write();
}

/** Finds each CRA; `from` stands behind its word, and `start` at it. */
export function eachCra(bytes: Uint8Array, found: (cra: CountedCra, start: number) => void): void {
  readChunks(bytes, (reader, end, sign) => {
    const cra = emptyCra(reader);
    cra.sign = sign;
    while (reader.at < end) {
      cra.conseiller = reader.number();
      cra.structure = reader.number();
      cra.commune = reader.number();
      for (let left = reader.number(); left > 0; left--) {
        const start = reader.at;
        cra.word = reader.word();
        found(cra, start);
      }
    }
  });
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
  const body = new ByteWriter();
  for (const { whose, cras } of runs) {
    const some = [...cras]
      .filter(([, times]) => sign * times > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    if (some.length === 0) continue;
    body.number(whose.conseiller);
    body.number(whose.structure);
    body.number(whose.commune);
    body.number(some.reduce((sum, [, times]) => sum + Math.abs(times), 0));
    for (const [packed, times] of some) {
      const bytes = Buffer.from(packed, 'latin1');
      for (let left = Math.abs(times); left > 0; left--) body.append(bytes);
    }
  }
  return body;
}

/** The day of a CRA of a month that begins on that day. */
export function dayIn(firstDay: number, word: number): number {
  return firstDay + head.day(word) - 1;
}
