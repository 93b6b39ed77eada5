import { existsSync, readFileSync } from 'node:fs';

import { afterEach, describe, expect, it } from '@jest/globals';

import type { Storage } from '../../bot/src/adapters/storage/storage.ts';
import { eraseDeletedCras } from '../../bot/src/features/cra/erase/erase-deleted-cras.ts';
import { aCra, testId } from '../support/builders.ts';
import {
  databases,
  openEmpty,
  type EmptyDatabase,
  type OpenedStorage,
} from '../support/storages.ts';
import { makeTestRandom } from '../support/test-clock.ts';

const day = 86_400_000;
const count = 400;

describe('an erased CRA', () => {
  let opened: OpenedStorage<Storage>;
  afterEach(() => opened.end());

  it('is found nowhere in the database file nor in its journal', async () => {
    const [sqlite] = databases;
    if (sqlite === undefined) throw new Error('there is no SQLite');
    const database: EmptyDatabase = await sqlite.make();
    opened = await openEmpty(() => Promise.resolve(database));
    const { transaction, readers } = opened.storage;
    await write(opened.storage);
    const deleted = Array.from({ length: count }, (_, number) => number).filter(
      (number) => number % 7 === 0,
    );
    await transaction(async ({ cras }) => {
      for (const number of deleted) await cras.markDeleted('claire', testId(number), 0);
    });
    const path = database.url.replace('sqlite:', '');
    const before = found(path, deleted);

    await eraseDeletedCras(
      {
        erasures: { add: () => Promise.resolve(), reader: () => Promise.resolve(() => false) },
        craErasures: readers.craErasures,
        transaction,
        scrub: () => opened.storage.scrub(),
      },
      31 * day,
    );

    expect(before).toEqual(deleted);
    expect(found(path, deleted)).toEqual([]);
    expect(found(path, [1, 2, 3])).toEqual([1, 2, 3]);
    expect(await readers.cras.byId('claire', testId(1))).toBeDefined();
  });

  it('frees its place on PostgreSQL', async () => {
    const [, postgres] = databases;
    if (postgres === undefined) throw new Error('there is no PostgreSQL');
    opened = await openEmpty(() => postgres.make());

    await expect(opened.storage.scrub()).resolves.toBeUndefined();
  });
});

/** CRAs with notes of all lengths, edited again and again, so that rows move between pages. */
async function write({ transaction }: Storage): Promise<void> {
  const random = makeTestRandom(7);
  const length = () => (random.bytes(1)[0] ?? 0) * 6;
  const notes = (number: number) => `secret-${number}-${'x'.repeat(length())}`;
  for (let number = 0; number < count; number += 1) {
    const cra = aCra({ id: testId(number), content: { notes: notes(number) } });
    await transaction(({ cras }) => cras.insert(cra));
  }
  for (let number = 0; number < count; number += 1) {
    const cra = aCra({ id: testId(number), rev: 2, content: { notes: notes(number) } });
    if (number % 3 === 0) await transaction(({ cras }) => cras.update(cra));
  }
}

function found(path: string, numbers: readonly number[]): readonly number[] {
  const files = [path, `${path}-wal`].filter((file) => existsSync(file));
  const bytes = Buffer.concat(files.map((file) => readFileSync(file)));
  return numbers.filter((number) => bytes.includes(`secret-${number}-`));
}
