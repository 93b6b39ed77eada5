import { describe, expect, it } from '@jest/globals';

import type { Work } from '../../../../bot/src/adapters/storage/group-commit.ts';
import {
  runSideBySide,
  type TogetherLane,
} from '../../../../bot/src/adapters/storage/postgres/side-by-side.ts';
import { statement } from '../../../../bot/src/adapters/storage/statement.ts';
import { StorageFailed } from '../../../../bot/src/adapters/storage/errors.ts';
import { fail, ok } from '../../../../bot/src/core/result.ts';

const unbuilt = () => {
  throw new Error('never compiled here');
};
const read = statement<{ person: string }, { n: number }>('read', unbuilt, ['draft.person']);
const write = statement<{ person: string }>('write', unbuilt, ['draft.person']);
const anything = statement<{ person: string }>('anything', unbuilt);

/** Notes what is read and written; every read answers one row. */
function makeLane() {
  const written: string[] = [];
  const reads: string[] = [];
  const lane: TogetherLane = {
    read: ({ args }) => {
      reads.push(String(args['person']));
      return Promise.resolve([{ n: written.length }]);
    },
    write: (calls) => {
      written.push(...calls.map(({ args }) => String(args['person'])));
      return Promise.resolve();
    },
  };
  return { lane, written, reads };
}

const readThenWrite =
  (person: string): Work =>
  async (session) => {
    const row = await session.first(read, { person });
    await session.send(write, { person });
    return row?.n;
  };

describe('transactions side by side', () => {
  it('write nothing before all have read', async () => {
    const { lane, written } = makeLane();

    const outcomes = await runSideBySide(lane, ['a', 'b', 'c'].map(readThenWrite));

    expect(outcomes).toEqual([{ value: 0 }, { value: 0 }, { value: 0 }]);
    expect(written).toEqual(['a', 'b', 'c']);
  });

  it('leave out one that read what one before it writes, without a trace', async () => {
    const { lane, written } = makeLane();

    const outcomes = await runSideBySide(lane, ['a', 'a', 'b'].map(readThenWrite));

    expect(outcomes).toEqual([{ value: 0 }, undefined, { value: 0 }]);
    expect(written).toEqual(['a', 'b']);
  });

  it('try once more those that were left out, when they are few', async () => {
    const { lane, written } = makeLane();

    const outcomes = await runSideBySide(lane, ['a', 'b', 'c', 'd', 'a', 'b'].map(readThenWrite));

    expect(outcomes.slice(4)).toEqual([{ value: 4 }, { value: 4 }]);
    expect(written).toEqual(['a', 'b', 'c', 'd', 'a', 'b']);
  });

  it('take a statement that names no rows as touching all of them', async () => {
    const { lane, written } = makeLane();
    const touchAll: Work = (session) => session.send(anything, { person: 'x' });

    const outcomes = await runSideBySide(lane, [readThenWrite('a'), touchAll]);

    expect(outcomes[1]).toBeUndefined();
    expect(written).toEqual(['a']);
  });

  it('leave out one that must know what its own writing did', async () => {
    const { lane, written } = makeLane();
    const counting: Work = (session) => session.run(write, { person: 'a' });
    const rereading: Work = async (session) => {
      await session.send(write, { person: 'b' });
      return session.first(read, { person: 'b' });
    };

    expect(await runSideBySide(lane, [counting, rereading])).toEqual([undefined, undefined]);
    expect(written).toEqual([]);
  });

  it('write nothing of one that fails or throws', async () => {
    const { lane, written } = makeLane();
    const ending =
      (person: string, end: () => unknown): Work =>
      async (session) => {
        await session.send(write, { person });
        return end();
      };

    const outcomes = await runSideBySide(lane, [
      ending('a', () => fail({ tag: 'Refused' })),
      ending('b', () => {
        throw new RangeError('no');
      }),
      ending('c', () => ok(1)),
    ]);

    expect(outcomes).toMatchObject([
      { value: { ok: false } },
      { error: expect.any(RangeError) },
      { value: { ok: true } },
    ]);
    expect(written).toEqual(['c']);
  });

  it('are all undone when the database fails', async () => {
    const { lane, written } = makeLane();
    const broken: TogetherLane = { ...lane, read: () => Promise.reject(new StorageFailed('cut')) };

    await expect(runSideBySide(broken, ['a', 'b'].map(readThenWrite))).rejects.toThrow('cut');
    expect(written).toEqual([]);
  });
});
