import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { backup } from '../../bot/src/adapters/storage/backup/backup.ts';
import { restore } from '../../bot/src/adapters/storage/backup/restore.ts';
import { verifyHistory } from '../../bot/src/adapters/storage/history-log.ts';
import { openStorage } from '../../bot/src/adapters/storage/open-storage.ts';
import type { Storage } from '../../bot/src/adapters/storage/storage.ts';
import { aCra, anEntry, aSaying, testId } from '../support/builders.ts';
import {
  databases,
  openEmpty,
  type EmptyDatabase,
  type OpenedStorage,
} from '../support/storages.ts';
import { makeTestClock, makeTestRandom } from '../support/test-clock.ts';

const pairs = databases.flatMap((from) =>
  databases.map((to) => ({ from: from.name, to: to.name, source: from.make, target: to.make })),
);

async function fill(storage: Storage): Promise<void> {
  await storage.transaction(async ({ cras, outbox, history, registry, drafts, places, inbox }) => {
    await cras.insert(aCra({ content: { notes: 'é\u2028😀\n"' } }));
    await cras.insert(aCra({ id: testId(2) }));
    await cras.update(aCra({ rev: 2 }));
    await cras.erase(testId(2));
    await outbox.add(aSaying('a'));
    await registry.put([anEntry()]);
    await registry.link('claire', { userId: 'u', how: 'code', at: 1, by: 'bot' });
    await history.append('charte', { type: 'x', actor: 'bot', obj: {}, data: {} }, 1_000);
    await history.pseudonym('charte', 'claire');
    await drafts.write('claire', 'cra', {
      rev: 1,
      craId: testId(3),
      formVersion: 1,
      updatedAt: 1,
      fields: {},
    });
    await places.saveUsual('claire', { commune: aCra().content.commune, canal: 'distance' });
    await inbox.firstTime('press', 1);
  });
}

async function contents(storage: Storage) {
  const { cras, registry, history, drafts, places } = storage.readers;
  return {
    cras: await cras.list({ author: 'claire', limit: 9 }),
    versions: await cras.versions('claire', testId(1)),
    erased: await cras.isKnown(testId(2)),
    entry: await registry.entry('claire'),
    heads: await history.heads(),
    draft: await drafts.read('claire', 'cra'),
    places: await places.read('claire'),
    outbox: await storage.queue.counts(),
    verified: await verifyHistory(storage.engine.reading),
  };
}

const open = (url: string) =>
  openStorage(url, { clock: makeTestClock(), random: makeTestRandom(), role: 'bot' });

describe.each(pairs)('a backup of $from', ({ to, source, target }) => {
  let opened: OpenedStorage<Storage>;
  let empty: EmptyDatabase;
  let folder: string;
  let file: string;
  beforeEach(async () => {
    opened = await openEmpty(source);
    empty = await target();
    folder = await mkdtemp(join(tmpdir(), 'coop-backup-'));
    file = join(folder, 'coop.backup');
    await fill(opened.storage);
  });
  afterEach(async () => {
    await opened.end();
    await empty.remove();
    await rm(folder, { recursive: true });
  });

  it(`restores everything into ${to}, which goes on from there`, async () => {
    const { rows } = await backup(opened.storage, file, { at: 5 });
    expect(await restore(file, empty.url)).toEqual({ rows });

    const restored = await open(empty.url);
    const found = await contents(restored);
    await restored.transaction(({ outbox }) => outbox.add(aSaying('b', { to: 'other' })));
    const taken = await restored.queue.take({ now: 9, leaseUntil: 10, limit: 9 });
    await restored.close();

    expect(found).toEqual(await contents(opened.storage));
    expect(taken.map(({ key }) => key)).toEqual(['a', 'b']);
  });

  it('is as of one instant while transactions go on', async () => {
    const over = new AbortController();
    let number = 100;
    const writing = (async () => {
      while (!over.signal.aborted) {
        number += 2;
        const [one, two] = [testId(number), testId(number + 1)];
        await opened.storage.transaction(async ({ cras, drafts }) => {
          await cras.insert(aCra({ id: one }));
          await drafts.drop('nobody', 'cra');
          await cras.insert(aCra({ id: two }));
        });
      }
    })();
    await backup(opened.storage, file, { at: 5 });
    over.abort();
    await writing;
    await restore(file, empty.url);

    const restored = await open(empty.url);
    const { cras } = await restored.readers.cras.totals({ author: 'claire' });
    await restored.close();
    expect(cras % 2).toBe(1);
  });

  it('is refused by a database that holds something, unless it may be replaced', async () => {
    const other = await open(empty.url);
    await other.transaction(({ cras }) => cras.insert(aCra({ id: testId(77) })));
    await other.close();
    await backup(opened.storage, file, { at: 5 });

    await expect(restore(file, empty.url)).rejects.toMatchObject({ reason: 'not-empty' });
    await restore(file, empty.url, { replace: true });

    const restored = await open(empty.url);
    const found = [
      await restored.readers.cras.isKnown(testId(77)),
      await restored.readers.cras.isKnown(testId(1)),
    ];
    await restored.close();
    expect(found).toEqual([false, true]);
  });

  it('leaves no half-written file', async () => {
    await backup(opened.storage, file, { at: 5 });
    await expect(backup(opened.storage, join(folder, 'no/where'), { at: 5 })).rejects.toThrow();

    expect(await readdir(folder)).toEqual(['coop.backup']);
  });
});

describe('a backup that is not whole', () => {
  const target = databases[0];
  let folder: string;
  let empty: EmptyDatabase | undefined;
  let bytes: Buffer;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'coop-backup-'));
    empty = await target?.make();
    const opened = await openEmpty(() =>
      Promise.resolve({ url: `sqlite:${folder}/from.db`, remove: () => Promise.resolve() }),
    );
    await fill(opened.storage);
    await backup(opened.storage, join(folder, 'good'), { at: 5 });
    await opened.end();
    bytes = await readFile(join(folder, 'good'));
  });
  afterEach(async () => {
    await empty?.remove();
    await rm(folder, { recursive: true });
  });

  const attempt = async (content: Buffer | string) => {
    await writeFile(join(folder, 'bad'), content);
    return restore(join(folder, 'bad'), empty?.url ?? '');
  };
  const edited = (edit: (text: string) => string) => gzipSync(edit(gunzipSync(bytes).toString()));

  it('is refused before anything is touched', async () => {
    const lines = (text: string) => text.split('\n');
    const cases: readonly [Buffer | string, string][] = [
      ['nothing', 'unreadable'],
      [bytes.subarray(0, bytes.length - 30), 'unreadable'],
      [edited((text) => text.replace('"duree":45', '"duree":50')), 'damaged'],
      [edited((text) => lines(text).slice(0, -2).join('\n') + '\n'), 'damaged'],
      [edited((text) => text.replace('"schema":', '"schema":9')), 'too-new'],
      [gzipSync('{"other":1}\n'), 'unreadable'],
    ];

    for (const [content, reason] of cases) {
      await expect(attempt(content)).rejects.toMatchObject({ reason });
    }
    expect(await restore(join(folder, 'good'), empty?.url ?? '')).toMatchObject({
      rows: expect.any(Number),
    });
  });
});
