import { describe, expect, it } from '@jest/globals';

import { execute } from '../../../../bot/src/features/channels/apply/execute.ts';
import type { Running } from '../../../../bot/src/features/channels/apply/running.ts';
import { runPlan } from '../../../../bot/src/features/channels/apply/run-plan.ts';
import { progressOf } from '../../../../bot/src/features/channels/apply/progress.ts';
import { emptyLedger, withBinding } from '../../../../bot/src/features/channels/plan/ledger.ts';
import {
  batches,
  channelBatch,
  type Operation,
} from '../../../../bot/src/features/channels/plan/operation.ts';
import type { Addition, ChannelServer } from '../../../../bot/src/features/channels/ports.ts';
import { makeIds } from '../../../../bot/src/core/make-ids.ts';
import { makeChannelServer } from '../../../../bot/src/adapters/mattermost/channel-server.ts';
import { MattermostRefused } from '../../../../bot/src/adapters/mattermost/refusals.ts';
import { makeMemoryStorage } from '../../../support/memory/memory-storage.ts';
import { makeTestClock, makeTestRandom } from '../../../support/test-clock.ts';

const silent = () => undefined;
const log = { info: silent, warn: silent, error: silent };

/** The pieces of a run over one bound channel, with a server that answers as the test says. */
function makeRun(server: Partial<ChannelServer>) {
  const clock = makeTestClock();
  const random = makeTestRandom();
  const storage = makeMemoryStorage({ clock, random });
  const nobody = makeChannelServer(() => Promise.reject(new Error('not asked')));
  const deps = {
    clock,
    log,
    ids: makeIds(clock, random),
    server: { ...nobody, ...server },
    transaction: storage.transaction,
    words: {
      forPlan: () => Promise.reject(new Error('no words')),
      welcome: () => Promise.reject(new Error('no words')),
    },
  };
  const binding = { channelId: 'c1', isAdopted: false, isKnown: true };
  const running: Running = {
    team: 'principal',
    teamId: 't1',
    run: '7K2',
    actor: 'bot',
    desired: { channels: [], leavers: [], joiners: [] },
    inhabitants: new Map(),
    ledger: withBinding(emptyLedger, 'general', binding),
  };
  const options = { concurrency: 4, onProgress: () => Promise.resolve(), isStopping: () => false };
  return {
    deps,
    running,
    storage,
    run: (operations: readonly Operation[]) => runPlan(deps, running, { operations, ...options }),
  };
}

const refusal = (kind: 'limit-reached' | 'not-found') =>
  new MattermostRefused({ kind, status: 400, errorId: `id.${kind}`, request: 'POST /x' });

describe('a run', () => {
  it('6. adds 4,000 people in four calls; those left out are tried once alone, then named', async () => {
    const people = Array.from(
      { length: 4_000 },
      (_, index) => `u${String(index).padStart(4, '0')}`,
    );
    const refused = new Set([people[2_100], people[2_900]]);
    const calls: number[] = [];
    const add = (_channel: string, userIds: readonly string[]): Promise<Addition> => {
      calls.push(userIds.length);
      const addedIds = userIds.filter((userId) => !refused.has(userId));
      return Promise.resolve({
        addedIds,
        ...(addedIds.length === 0 && { refusal: 'api.channel.add_user.deactivated' }),
      });
    };
    const { run } = makeRun({ add });
    const operations = batches(people, channelBatch).map((userIds): Operation => ({
      kind: 'add',
      channel: 'general',
      userIds,
    }));
    const report = await run(operations);

    expect(calls.toSorted((a, b) => b - a)).toEqual([1_000, 1_000, 1_000, 1_000, 1, 1]);
    expect(report.notAdded).toEqual(
      [people[2_100], people[2_900]].map((userId) => ({
        channel: 'general',
        userId,
        reason: 'api.channel.add_user.deactivated',
      })),
    );
  });

  it('writes the intent before the call and the result after', async () => {
    const seen: number[] = [];
    const { deps, running, storage } = makeRun({
      add: (_channel, userIds) => {
        seen.push(storage.tables.channelCalls.size);
        return Promise.resolve({ addedIds: userIds });
      },
    });
    await execute(deps, running, { kind: 'add', channel: 'general', userIds: ['u1'] });

    expect(seen).toEqual([1]);
    expect(storage.tables.channelCalls.size).toBe(0);
    expect(storage.tables.channelLines.get('general u1')).toMatchObject({ origin: 'rule' });
  });

  it('does nothing more of a kind once the server has reached its limit', async () => {
    const asked: string[] = [];
    const { run } = makeRun({
      makeAdmin: (_channel, userId) => {
        asked.push(userId);
        return Promise.reject(refusal('limit-reached'));
      },
      remove: () => Promise.resolve(),
    });
    const admin = (userId: string): Operation => ({ kind: 'admin', channel: 'general', userId });
    const report = await run([
      ...['u1', 'u2', 'u3', 'u4', 'u5', 'u6', 'u7', 'u8'].map(admin),
      {
        kind: 'remove',
        isFirst: false,
        channel: 'general',
        userId: 'u9',
        cause: 'charter',
        wasAdmin: false,
      },
    ]);

    expect(asked.length).toBeLessThanOrEqual(4);
    expect(report.done.map(({ kind }) => kind)).toEqual(['remove']);
    expect(report.refused[0]?.refusal).toEqual({ kind: 'limit', reason: 'id.limit-reached' });
  });

  it('skips what Mattermost refuses, and ends where nothing answers', async () => {
    const { run } = makeRun({
      remove: (_channel, userId) =>
        Promise.reject(userId === 'u1' ? refusal('not-found') : new Error('cut')),
    });
    const remove = (userId: string): Operation => ({
      kind: 'remove',
      isFirst: true,
      channel: 'general',
      userId,
      cause: 'departed',
      wasAdmin: false,
    });
    const report = await run([remove('u1'), remove('u2')]);

    expect(report).toMatchObject({ ended: 'unreachable', done: [] });
    expect(report.refused).toHaveLength(1);
  });
});

describe('progress', () => {
  const at = (done: number, seconds: number) =>
    progressOf({ done, total: 4_000 }, { begunAt: 0, now: seconds * 1_000 });

  it('says the time left from 5 % or 10 s on', () => {
    expect(at(100, 3)).toEqual({ percent: 2, done: 100, total: 4_000 });
    expect(at(100, 10)).toMatchObject({ secondsLeft: 390 });
    expect(at(2_480, 65)).toEqual({ percent: 62, done: 2_480, total: 4_000, secondsLeft: 40 });
  });

  it('is never the whole before the end', () => {
    expect(at(4_000, 100).percent).toBe(99);
    expect(progressOf({ done: 0, total: 0 }, { begunAt: 0, now: 0 }).percent).toBe(0);
  });
});
