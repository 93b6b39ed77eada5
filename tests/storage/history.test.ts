import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { exportChain, verifyHistory } from '../../bot/src/adapters/storage/history-log.ts';
import { statement } from '../../bot/src/adapters/storage/statement.ts';
import type { Storage } from '../../bot/src/adapters/storage/storage.ts';
import { verifyFile } from '../../bot/src/adapters/storage/verify-file.ts';
import type { HistoryKeeper } from '../../bot/src/core/history.ts';
import { acceptBreak } from '../../bot/src/features/history/index.ts';
import { databases, openEmpty, storages, type OpenedStorage } from '../support/storages.ts';

const event = { type: 'export.made', actor: 'bot', obj: {}, data: { rows: 3 } };
const at = Date.UTC(2026, 0, 5, 8);

describe.each(storages)('the history on $name', ({ open }) => {
  let opened: OpenedStorage;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.end());

  const keep = <T>(work: (history: HistoryKeeper) => Promise<T>) =>
    opened.storage.transaction(({ history }) => work(history));

  it('numbers the events of each chain by itself', async () => {
    await keep(async (history) => {
      await history.append('moderation', event, at);
      await history.append('charte', event, at);
      await history.append('moderation', event, at);
    });

    const heads = await opened.storage.readers.history.heads();

    expect(heads.map(({ chain, seq }) => [chain, seq])).toEqual([
      ['charte', 1],
      ['moderation', 2],
    ]);
  });

  it('gives a person one pseudonym in each chain, until it is destroyed', async () => {
    const pseudonym = (chain: 'charte' | 'moderation') =>
      keep((history) => history.pseudonym(chain, 'claire'));
    const [first, again, other] = [
      await pseudonym('charte'),
      await pseudonym('charte'),
      await pseudonym('moderation'),
    ];
    const before = await opened.storage.readers.history.personOf(first);
    await keep((history) => history.forgetPerson('charte', 'claire'));

    expect(first).toMatch(/^p_[a-z2-7]{26}$/);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
    expect(before).toBe('claire');
    expect(await opened.storage.readers.history.personOf(first)).toBeUndefined();
    expect(await opened.storage.readers.history.personOf(other)).toBe('claire');
  });

  it('goes on after a break in an event that names it, until the break is accepted', async () => {
    await keep(async (history) => {
      await history.append('moderation', event, at);
      await history.goOn('moderation', { seq: 1, why: 'hash' }, at);
      await history.append('moderation', event, at);
    });
    const before = await opened.storage.readers.history.breaks();
    await keep((history) => history.acceptBreaks('moderation', 99));

    expect(before).toEqual([{ chain: 'moderation', firstSeq: 2, brokenSeq: 1, why: 'hash' }]);
    expect(await opened.storage.readers.history.breaks()).toMatchObject([{ acceptedAt: 99 }]);
    expect(await opened.storage.readers.history.heads()).toMatchObject([{ seq: 3 }]);
  });
});

describe.each(databases)('the verification of the history on $name', ({ make }) => {
  let opened: OpenedStorage<Storage>;
  let folder: string;
  beforeEach(async () => {
    opened = await openEmpty(make);
    folder = await mkdtemp(join(tmpdir(), 'coop-history-'));
  });
  afterEach(async () => {
    await opened.end();
    await rm(folder, { recursive: true });
  });

  const append = (count: number) =>
    opened.storage.transaction(async ({ history }) => {
      for (let index = 0; index < count; index++) {
        await history.append('moderation', { ...event, data: { rows: index } }, at + index);
      }
    });
  const tamper = (seq: number) =>
    opened.storage.engine.direct.run(
      statement<{ seq: number; event: string }>('test.tamper', ({ db }, args) =>
        db.updateTable('history_event').set({ event: args.event }).where('seq', '=', args.seq),
      ),
      {
        seq,
        event: `{"actor":"bot","at":"2026-01-05T08:00:00.000Z","data":{},"obj":{},"seq":${seq},"type":"x","v":1}`,
      },
    );
  const cut = (seq: number) =>
    opened.storage.engine.direct.run(
      statement<{ seq: number }>('test.cut', ({ db }, args) =>
        db.deleteFrom('history_event').where('seq', '>=', args.seq),
      ),
      { seq },
    );
  const verify = async (options: { readonly last?: number } = {}) => {
    const states = await verifyHistory(opened.storage.engine.reading, options);
    return states.find(({ chain }) => chain === 'moderation');
  };

  it('finds nothing wrong in what was appended, empty chains included', async () => {
    await append(12);

    expect(await verifyHistory(opened.storage.engine.reading)).toEqual([
      { chain: 'charte', ok: true, events: 0 },
      { chain: 'moderation', ok: true, events: 12 },
      { chain: 'administration', ok: true, events: 0 },
    ]);
    expect(await verify({ last: 5 })).toEqual({ chain: 'moderation', ok: true, events: 6 });
  });

  it('finds an event that was changed', async () => {
    await append(5);
    await tamper(3);

    expect(await verify()).toMatchObject({ ok: false, fault: { kind: 'hash', seq: 3 } });
    expect(await verify({ last: 1 })).toMatchObject({ ok: true });
  });

  it('finds a tail that was cut', async () => {
    await append(5);
    await cut(4);

    expect(await verify()).toMatchObject({ ok: false, fault: { kind: 'gap', seq: 4 } });
  });

  it('verifies a chain that went on after its break, and exports both parts', async () => {
    await append(5);
    await tamper(3);
    await opened.storage.transaction(({ history }) =>
      history.goOn('moderation', { seq: 3, why: 'hash' }, at),
    );
    await append(2);
    const exports = await exportChain(opened.storage.engine.reading, 'moderation');
    const verdicts = [];
    for (const { fileName, lines } of exports) {
      const written: string[] = [];
      for await (const line of lines) written.push(`${line}\n`);
      await writeFile(join(folder, fileName), written.join(''));
      verdicts.push(await verifyFile(join(folder, fileName)));
    }

    expect(await verify()).toEqual({ chain: 'moderation', ok: true, events: 3 });
    expect(exports.map(({ fileName }) => fileName)).toEqual([
      'journal-moderation.jsonl',
      'journal-moderation-6.jsonl',
    ]);
    expect(verdicts).toMatchObject([
      { ok: false, fault: { kind: 'hash', line: 3, seq: 3 } },
      { ok: true, events: 3, seq: 8 },
    ]);
  });

  it('is sound again, and names its break, once that was found, acknowledged and gone beyond', async () => {
    await append(5);
    await tamper(3);
    const { transaction, engine, readers } = opened.storage;
    const { history } = readers;
    const verifyLogs = () => verifyHistory(engine.reading);
    const before = await verify();
    await acceptBreak({ clock: opened.clock, history, verifyLogs, transaction }, 'moderation');
    await append(2);

    expect(before).toMatchObject({ ok: false, fault: { seq: 3 } });
    expect(await verify()).toEqual({ chain: 'moderation', ok: true, events: 3 });
    expect(await history.breaks()).toEqual([
      {
        chain: 'moderation',
        firstSeq: 6,
        brokenSeq: 3,
        why: 'hash',
        acceptedAt: opened.clock.now(),
      },
    ]);
  });

  it('verifies an export against the anchors of its chain', async () => {
    await append(3);
    const [head] = await opened.storage.readers.history.heads();
    const [exported] = await exportChain(opened.storage.engine.reading, 'moderation');
    const path = join(folder, exported?.fileName ?? '');
    const lines: string[] = [];
    for await (const line of exported?.lines ?? []) lines.push(`${line}\n`);
    await writeFile(path, lines.join(''));
    const anchor = { chain: 'moderation', seq: 3, hash: head?.hash ?? '', date: '2026-01-05' };

    expect(await verifyFile(path, { anchors: [anchor] })).toMatchObject({ ok: true, events: 3 });
    expect(await verifyFile(path, { anchors: [{ ...anchor, seq: 4 }] })).toMatchObject({
      ok: false,
      fault: { kind: 'anchor-missing' },
    });
    expect(
      await verifyFile(path, { anchors: [{ ...anchor, seq: 9, chain: 'charte' }] }),
    ).toMatchObject({ ok: true });
    expect(await verifyFile(join(folder, 'none.jsonl'))).toBeUndefined();
  });
});
