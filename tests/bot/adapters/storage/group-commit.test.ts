import { describe, expect, it } from '@jest/globals';

import { StorageFailed } from '../../../../bot/src/adapters/storage/errors.ts';
import {
  GroupCommit,
  type WritingLane,
} from '../../../../bot/src/adapters/storage/group-commit.ts';
import { fail } from '../../../../bot/src/core/result.ts';

class Transient extends Error {}

/** Notes what it is told; `refusals` are thrown by the commits, one after another. */
function makeLane(refusals: readonly Error[] = []) {
  const told: string[] = [];
  const left = [...refusals];
  const note = (word: string) => {
    told.push(word);
    return Promise.resolve();
  };
  const unused = () => Promise.reject(new StorageFailed('not used'));
  const lane: WritingLane = {
    session: { all: unused, first: unused, run: unused, send: unused },
    begin: (careful) => note(careful ? 'begin with care' : 'begin'),
    savepoint: () => note('savepoint'),
    release: () => note('release'),
    rollbackToSavepoint: () => note('undo'),
    commit: async () => {
      await note('commit');
      const refusal = left.shift();
      if (refusal) throw refusal;
    },
    rollback: () => note('rollback'),
    isTransient: (error) => error instanceof Transient,
  };
  return { lane, told };
}

describe('a group commit', () => {
  it('commits once for all that were waiting, and answers after it', async () => {
    const { lane, told } = makeLane();
    const group = new GroupCommit(lane);

    const answers = await Promise.all(
      [1, 2].map(async (number) => {
        const answer = await group.run(() => Promise.resolve(number));
        return [answer, told.includes('commit')];
      }),
    );

    expect(answers).toEqual([
      [1, true],
      [2, true],
    ]);
    expect(told).toEqual(['begin', 'savepoint', 'release', 'savepoint', 'release', 'commit']);
  });

  it('undoes alone what throws or answers a failed result', async () => {
    const { lane, told } = makeLane();
    const group = new GroupCommit(lane);
    const refused = fail({ tag: 'Refused' });

    const [thrown, failed, kept] = await Promise.allSettled([
      group.run(() => Promise.reject(new RangeError('no'))),
      group.run(() => Promise.resolve(refused)),
      group.run(() => Promise.resolve('kept')),
    ]);

    expect(thrown).toMatchObject({ status: 'rejected', reason: expect.any(RangeError) });
    expect([failed, kept]).toMatchObject([{ value: refused }, { value: 'kept' }]);
    expect(told.filter((word) => word === 'undo')).toHaveLength(2);
    expect(told.filter((word) => word === 'commit')).toHaveLength(1);
  });

  it('runs a group again, with care, when its commit is refused for a time', async () => {
    const { lane, told } = makeLane([new Transient(), new Transient()]);
    const group = new GroupCommit(lane);
    let runs = 0;

    const answer = await group.run(() => Promise.resolve((runs += 1)));

    expect(answer).toBe(3);
    expect(told.filter((word) => word.startsWith('begin'))).toEqual([
      'begin',
      'begin with care',
      'begin with care',
    ]);
  });

  it('gives up after five attempts, and goes on with the next', async () => {
    const { lane } = makeLane(Array.from({ length: 5 }, () => new Transient()));
    const group = new GroupCommit(lane);

    await expect(group.run(() => Promise.resolve(1))).rejects.toThrow(Transient);
    expect(await group.run(() => Promise.resolve(2))).toBe(2);
  });

  it('never runs a group again whose outcome is unknown', async () => {
    const { lane } = makeLane([new StorageFailed('unknown')]);
    const group = new GroupCommit(lane);
    let runs = 0;

    await expect(group.run(() => Promise.resolve((runs += 1)))).rejects.toThrow(StorageFailed);
    expect(runs).toBe(1);
  });

  it('answers who waits when no transaction can begin', async () => {
    const { lane } = makeLane();
    const group = new GroupCommit({
      ...lane,
      begin: () => Promise.reject(new StorageFailed('unreachable')),
    });

    const outcomes = await Promise.allSettled(
      [1, 2].map((one) => group.run(() => Promise.resolve(one))),
    );

    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('finishes what was asked before it closes', async () => {
    const { lane, told } = makeLane();
    const group = new GroupCommit(lane);
    const asked = group.run(() => Promise.resolve('done'));
    await group.close();

    expect(told).toContain('commit');
    expect(await asked).toBe('done');
    await expect(group.run(() => Promise.resolve('late'))).rejects.toThrow(StorageFailed);
  });
});
