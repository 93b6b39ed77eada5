import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';

import { backup } from '../../bot/src/adapters/storage/backup/backup.ts';
import { restore } from '../../bot/src/adapters/storage/backup/restore.ts';
import { openStorage } from '../../bot/src/adapters/storage/open-storage.ts';
import { foldChanges } from '../../bot/src/adapters/storage/stats/fold.ts';
import type { Engine, Storage } from '../../bot/src/adapters/storage/storage.ts';
import { loadPresentCommunes } from '../../bot/src/features/territory/index.ts';
import {
  enterCast,
  playStep,
  requestOf,
  someRequest,
  statsStep,
  type StatsCast,
} from '../support/stats-histories.ts';
import { databases, type EmptyDatabase } from '../support/storages.ts';
import { makeTestClock, makeTestRandom } from '../support/test-clock.ts';

jest.setTimeout(120_000);

const deps = { clock: makeTestClock(), random: makeTestRandom() };
const communes = loadPresentCommunes();
const cast: StatsCast = { mark: '-fold', first: 10 };

describe.each(databases)('putting totals away on $name', ({ name, make }) => {
  let database: EmptyDatabase;
  let storage: Storage;
  beforeEach(async () => {
    database = await make();
    storage = await openStorage(database.url, { ...deps, role: 'bot' });
    await enterCast(storage.transaction, cast);
  });
  afterEach(async () => {
    await storage.close();
    await database.remove();
  });

  async function play(count: number, { transaction }: Pick<Storage, 'transaction'> = storage) {
    for (const step of fc.sample(statsStep, count)) await playStep(transaction, cast, step);
  }

  /** What is answered to some questions. */
  function answers(asked: readonly Parameters<typeof requestOf>[0][]) {
    return Promise.all(asked.map((one) => storage.readers.stats.tally(requestOf(one, cast))));
  }

  it('changes no answer, wherever it is killed', async () => {
    await play(20);
    await storage.totals.fold();
    await play(30);
    const asked = fc.sample(someRequest, 30);
    const before = await answers(asked);

    let killed = 0;
    for (let done = false; !done; killed += 1) {
      done = await foldUntil(storage.engine, killed);
      expect(await answers(asked)).toEqual(before);
    }

    expect(killed).toBeGreaterThan(3);
    expect(await storage.totals.waiting()).toBe(0);
    expect(await storage.totals.check()).toMatchObject({ differences: 0 });
  });

  it('goes on beside those who write, by several programs at once', async () => {
    const role = name === 'PostgreSQL' ? 'bot' : 'command-line';
    const other = await openStorage(database.url, { ...deps, role });

    await Promise.all([
      play(60),
      play(60, other),
      ...[storage, other, storage, other].map(({ totals }) => totals.fold()),
    ]);
    await Promise.all([storage.totals.fold(), other.totals.fold()]);
    await other.close();

    expect(await storage.totals.waiting()).toBe(0);
    expect(await storage.totals.check()).toMatchObject({ differences: 0 });
  });

  it('is done again from the CRAs after a restore, without a wrong answer meanwhile', async () => {
    await play(40);
    await storage.totals.fold();
    const asked = fc.sample(someRequest, 20);
    const before = await answers(asked);
    const folder = mkdtempSync(join(tmpdir(), 'coop-stats-'));
    await backup(storage, join(folder, 'backup'), { at: 1 });
    await storage.close();
    await restore(join(folder, 'backup'), database.url, { replace: true });
    rmSync(folder, { recursive: true });
    storage = await openStorage(database.url, { ...deps, role: 'bot' });

    expect(await answers(asked)).toEqual(before);
    expect(await storage.totals.build()).toBe(true);
    expect(await answers(asked)).toEqual(before);
    expect(await storage.totals.check()).toMatchObject({ differences: 0 });
  });

  it('leaves nothing of what was deleted once the night has passed', async () => {
    const { transaction, totals, engine } = storage;
    await play(30);
    await totals.fold();
    await totals.check();
    const before = await heldBytes(engine);
    const step = fc.sample(statsStep, 200).find(({ act }) => act === 'record');
    if (step === undefined) throw new Error('no record was drawn');
    const other = { ...cast, first: 90 };

    await playStep(transaction, other, step);
    await totals.fold();
    const id = `01J${String(90 + ('number' in step ? step.number : 0)).padStart(23, '0')}`;
    await transaction(({ cras }) => cras.erase(id));
    await totals.fold();
    await totals.check();

    expect(await heldBytes(engine)).toBe(before);
  });
});

/** Puts totals away until so many transactions are done, as a process that is killed then. */
async function foldUntil(engine: Engine, transactions: number): Promise<boolean> {
  let left = transactions;
  const run: Engine['run'] = (work) => {
    if (left-- > 0) return engine.run(work);
    return Promise.reject(new Error('killed'));
  };
  try {
    await foldChanges({ engine: { ...engine, run }, communes: () => communes });
    return true;
  } catch {
    return false;
  }
}

/** Of everything that segments hold. */
async function heldBytes(engine: Engine): Promise<number> {
  let bytes = 0;
  await engine.snapshot(async (read) => {
    for await (const rows of read('select held from stats_segment')) {
      for (const { held } of rows) bytes += String(held).length;
    }
  });
  return bytes;
}
