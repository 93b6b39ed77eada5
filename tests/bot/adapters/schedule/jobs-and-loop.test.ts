import { describe, expect, it } from '@jest/globals';

import { startLoop } from '../../../../bot/src/adapters/schedule/loop.ts';
import { ensureJobs, runDueJob } from '../../../../bot/src/adapters/schedule/run-jobs.ts';
import { bindJob, describeJob } from '../../../../bot/src/core/describe-job.ts';
import { makeMemoryStorage } from '../../../support/memory/memory-storage.ts';
import { makeTestClock, makeTestRandom } from '../../../support/test-clock.ts';

const hourMs = 3_600_000;

function makeScene() {
  const clock = makeTestClock(0);
  const { jobs: table } = makeMemoryStorage({ clock, random: makeTestRandom() });
  const ran: number[] = [];
  const world = { fails: false };
  const logged: string[] = [];
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (_: unknown, text: string) => void logged.push(text),
  };
  const hourly = describeJob({
    name: 'hourly',
    next: (after) => (Math.floor(after / hourMs) + 1) * hourMs,
    run: (_deps: object, now) => {
      ran.push(now);
      return world.fails ? Promise.reject(new Error('no')) : Promise.resolve();
    },
  });
  const job = bindJob(hourly, {});
  const deps = { clock, log, table, jobs: new Map([[job.name, job]]) };
  return { clock, table, ran, world, logged, log, deps, job };
}

describe('a job', () => {
  it('runs when it is due, not before, and once', async () => {
    const { clock, deps, ran } = makeScene();
    await ensureJobs(deps);

    expect(await runDueJob(deps)).toBe(false);
    clock.advance(hourMs);
    expect(await runDueJob(deps)).toBe(true);
    expect(await runDueJob(deps)).toBe(false);
    expect(ran).toEqual([hourMs]);
  });

  it('missed several times while the bot was down runs once at start', async () => {
    const { clock, deps, ran } = makeScene();
    await ensureJobs(deps);
    clock.advance(5 * hourMs + 1);

    await ensureJobs(deps);
    while (await runDueJob(deps));

    expect(ran).toEqual([5 * hourMs + 1]);
    clock.advance(hourMs);
    expect(await runDueJob(deps)).toBe(true);
  });

  it('under way on one bot is not taken by another', async () => {
    const { clock, deps, ran } = makeScene();
    await ensureJobs(deps);
    clock.advance(hourMs);

    await Promise.all([runDueJob(deps), runDueJob(deps)]);

    expect(ran).toHaveLength(1);
  });

  it('that fails is logged and tried again a minute later', async () => {
    const { clock, deps, ran, world, logged } = makeScene();
    await ensureJobs(deps);
    clock.advance(hourMs);
    world.fails = true;

    await runDueJob(deps);
    clock.advance(59_999);
    await runDueJob(deps);
    expect(ran).toHaveLength(1);
    clock.advance(1);
    await runDueJob(deps);

    expect(ran).toHaveLength(2);
    expect(logged).toEqual(['a job failed', 'a job failed']);
  });

  it('of a later version is put back and holds nobody up', async () => {
    const { clock, table, deps, ran } = makeScene();
    await table.ensure('unknown', 0);
    await ensureJobs(deps);
    clock.advance(hourMs);

    expect(await runDueJob(deps)).toBe(true);
    expect(await runDueJob(deps)).toBe(true);
    expect(ran).toHaveLength(1);
  });
});

describe('a loop', () => {
  const { log } = makeScene();
  const options = { pauseMs: 60_000, name: 'test', log };

  it('goes on at once while there is more, then pauses until it is woken', async () => {
    const rounds: number[] = [];
    const reached = [3, 4].map(() => Promise.withResolvers<undefined>());
    const loop = startLoop(() => {
      const count = rounds.push(rounds.length);
      if (count === 3) reached[0]?.resolve(undefined);
      if (count === 4) reached[1]?.resolve(undefined);
      return Promise.resolve(count < 3);
    }, options);

    await reached[0]?.promise;
    await Promise.resolve();
    expect(rounds).toHaveLength(3);
    loop.wake();
    await reached[1]?.promise;
    await loop.stop();

    expect(rounds).toHaveLength(4);
  });

  it('woken during a round does another one after it, never two at once', async () => {
    const world = { running: 0, most: 0, count: 0 };
    const gate = Promise.withResolvers<undefined>();
    const second = Promise.withResolvers<undefined>();
    const loop = startLoop(async () => {
      world.running += 1;
      world.most = Math.max(world.most, world.running);
      world.count += 1;
      if (world.count === 1) await gate.promise;
      else second.resolve(undefined);
      world.running -= 1;
      return false;
    }, options);

    loop.wake();
    loop.wake();
    gate.resolve(undefined);
    await second.promise;
    await loop.stop();

    expect(world).toMatchObject({ most: 1, count: 2 });
  });

  it('survives a round that fails, and says so in the log', async () => {
    const { log: kept, logged } = makeScene();
    const world = { count: 0 };
    const again = Promise.withResolvers<undefined>();
    const loop = startLoop(
      () => {
        world.count += 1;
        if (world.count === 1) return Promise.reject(new Error('no'));
        again.resolve(undefined);
        return Promise.resolve(false);
      },
      { ...options, log: kept },
    );

    loop.wake();
    await again.promise;
    await loop.stop();

    expect(logged).toEqual(['a round failed']);
  });

  it('stopped waits for the round under way and begins no other', async () => {
    const world = { ended: 0 };
    const gate = Promise.withResolvers<undefined>();
    const loop = startLoop(async () => {
      await gate.promise;
      world.ended += 1;
      return true;
    }, options);

    const stopped = loop.stop();
    gate.resolve(undefined);
    await stopped;

    expect(world.ended).toBe(1);
  });
});
