import { readFileSync } from 'node:fs';

import { beforeEach, describe, expect, it } from '@jest/globals';
import * as z from 'zod';

import { importCras } from '../../../../../bot/src/features/cra/import-v1/import-cras.ts';
import type { ImportLine } from '../../../../../bot/src/features/cra/import-v1/report.ts';
import type { Cra } from '../../../../../bot/src/features/cra/cra.ts';
import { loadCommunes } from '../../../../../bot/src/features/territory/index.ts';
import { anEntry } from '../../../../support/builders.ts';
import {
  makeMemoryStorage,
  type MemoryStorage,
} from '../../../../support/memory/memory-storage.ts';
import { makeTestClock, makeTestRandom } from '../../../../support/test-clock.ts';

const expectedSchema = z.looseObject({
  status: z.string(),
  cra: z.optional(z.record(z.string(), z.unknown())),
});
const sampleSchema = z.object({
  today: z.string(),
  registry: z.unknown(),
  records: z.array(
    z.object({ n: z.int(), why: z.string(), v1: z.unknown(), expected: expectedSchema }),
  ),
});
const sample = sampleSchema.parse(
  JSON.parse(readFileSync(new URL('cra-v1-sample.json', import.meta.url), 'utf8')),
);
const communes = loadCommunes();

async function* recordsOf(values: readonly unknown[]): AsyncGenerator {
  for (const value of values) yield await Promise.resolve(value);
}

describe('the import of the sample', () => {
  let storage: MemoryStorage;
  beforeEach(async () => {
    const clock = makeTestClock(Date.parse('2026-11-18T12:00Z'));
    storage = makeMemoryStorage({ clock, random: makeTestRandom() });
    const departements = [
      ['AD0001', '44', 'ST0001'],
      ['AD0002', '974', 'ST0002'],
      ['AD0003', '972', 'ST0003'],
    ] as const;
    await storage.transaction(({ registry }) =>
      registry.put(
        departements.map(([id, departement, structureId]) =>
          anEntry({ id, affectations: [{ structureId, departement, from: '2021-01-01' }] }),
        ),
      ),
    );
  });

  const run = async (values: readonly unknown[], dryRun = false) => {
    const lines: ImportLine[] = [];
    const { readers, transaction } = storage;
    const clock = makeTestClock(Date.parse('2026-11-18T12:00Z'));
    const deps = {
      clock,
      timeZone: 'Europe/Paris',
      communes,
      registry: readers.registry,
      transaction,
    };
    const head = { registry: sample.registry, today: sample.today };
    const report = (line: ImportLine) => void lines.push(line);
    const summary = await importCras(deps, { head, records: recordsOf(values), dryRun, report });
    return { lines, summary };
  };
  const values = sample.records.map(({ v1 }) => v1);

  it.each(sample.records)('$n: $why', async ({ n, expected }) => {
    const { lines } = await run(values.slice(0, n));

    const line = lines.at(-1);
    const { cra, ...told } = expected;
    expect(line && shown(line)).toEqual(told);
    const stored = [...storage.tables.cras.values()].find(
      ([first]) => first?.sourceId === line?.sourceId,
    );
    if (cra !== undefined) expect(asExpected(stored?.at(-1))).toEqual(cra);
    if (expected.status === 'refused') expect(stored).toBeUndefined();
  });

  it('tells the same in a dry run, and stores nothing', async () => {
    const rehearsed = await run(values, true);
    const before = storage.tables.cras.size;
    const done = await run(values);

    expect(rehearsed).toEqual(done);
    expect(before).toBe(0);
    expect(done.summary.counts).toEqual({ accepted: 15, repaired: 19, refused: 5, ignored: 1 });
  });

  it('is harmless a second time', async () => {
    await run(values);
    const cras = [...storage.tables.cras];
    const { summary } = await run(values);

    expect(summary.counts).toMatchObject({ accepted: 0, repaired: 0, ignored: 35, refused: 5 });
    expect([...storage.tables.cras]).toEqual(cras);
  });
});

/** A line as the sample tells it. */
function shown(line: ImportLine): unknown {
  switch (line.status) {
    case 'ignored':
      return { status: line.status, rule: line.rule };
    case 'refused':
      return { status: line.status, refusals: line.refusals };
    default: {
      const { status, repairs, revision } = line;
      return {
        status,
        ...(repairs.length > 0 && { repairs }),
        ...(revision !== undefined && { revision }),
      };
    }
  }
}

/** A CRA as the sample shows it: what is absent is null or empty. */
function asExpected(cra: Cra | undefined): unknown {
  if (cra === undefined) return undefined;
  const { author, structureId, source, sourceId, content } = cra;
  const { titre = null, notes = '', serie = null, ...rest } = content;
  return {
    conseillerId: author,
    structureId,
    ...rest,
    titre,
    notes,
    serie,
    source,
    sourceId,
  };
}
