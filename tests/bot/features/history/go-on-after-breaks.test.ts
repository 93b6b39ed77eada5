import { beforeEach, describe, expect, it } from '@jest/globals';

import { acceptBreak } from '../../../../bot/src/features/history/accept-break.ts';
import { goOnAfterBreaks } from '../../../../bot/src/features/history/go-on-after-breaks.ts';
import { verifyLogsJob } from '../../../../bot/src/features/history/history-work.ts';
import type { Entry } from '../../../../bot/src/features/registry/index.ts';
import type { ChainState } from '../../../../bot/src/core/verify-chain.ts';
import { anEntry } from '../../../support/builders.ts';
import { makeMemoryStorage, type MemoryStorage } from '../../../support/memory/memory-storage.ts';
import { makeTestClock, makeTestRandom, type TestClock } from '../../../support/test-clock.ts';

const broken: ChainState = {
  chain: 'moderation',
  ok: false,
  fault: { kind: 'hash', seq: 3 },
};
const sound: ChainState = { chain: 'charte', ok: true, events: 2 };

let clock: TestClock;
let storage: MemoryStorage;
beforeEach(async () => {
  clock = makeTestClock();
  storage = makeMemoryStorage({ clock, random: makeTestRandom() });
  await storage.transaction(async ({ history }) => {
    for (let rows = 0; rows < 5; rows++) {
      const event = { type: 'export.made', actor: 'bot', obj: {}, data: { rows } };
      await history.append('moderation', event, clock.now());
    }
  });
});

const verifying = (states: readonly ChainState[]) => {
  const { transaction, readers } = storage;
  const verifyLogs = () => Promise.resolve(states);
  const { registry, history } = readers;
  return { clock, registry, history, transaction, verifyLogs };
};
const join = (fields: Partial<Entry>, how: 'hand' | 'email' = 'hand') =>
  storage.transaction(async ({ registry }) => {
    const entry = anEntry({ status: 'actif', ...fields });
    await registry.put([entry]);
    await registry.link(entry.id, { userId: `user-${entry.id}`, how, at: 0, by: 'operator' });
  });
const told = () =>
  [...storage.tables.outbox.values()].map(({ effect }) =>
    effect.kind === 'say' && effect.to.kind === 'direct' ? effect.to.userId : undefined,
  );
const events = () =>
  (storage.tables.chains.get('moderation') ?? []).map(
    ({ event }) => /"type":"([^"]+)"/.exec(event)?.[1],
  );

describe('the bot that verifies its logs', () => {
  it('leaves sound logs as they are', async () => {
    await goOnAfterBreaks(verifying([sound]));

    expect([await storage.readers.history.breaks(), events().length]).toEqual([[], 5]);
  });

  it('lets a broken log go on in an event that names the break', async () => {
    await goOnAfterBreaks(verifying([sound, broken]));

    expect(events().at(-1)).toBe('log.opened');
    expect(await storage.readers.history.breaks()).toEqual([
      { chain: 'moderation', firstSeq: 6, brokenSeq: 3, why: 'hash' },
    ]);
  });

  it('does so once when several bots find the break', async () => {
    await goOnAfterBreaks(verifying([broken]));
    await goOnAfterBreaks(verifying([broken]));

    expect(await storage.readers.history.breaks()).toHaveLength(1);
  });

  it('tells each administrator and animateur, not those found by their address alone', async () => {
    await join({ id: 'a', email: 'a@exemple.fr', roles: ['administrateur'] });
    await join({ id: 'b', email: 'b@exemple.fr', roles: ['animateur'] });
    await join({ id: 'c', email: 'c@exemple.fr', roles: ['conseiller'] });
    await join({ id: 'd', email: 'd@exemple.fr', roles: ['animateur'] }, 'email');

    await goOnAfterBreaks(verifying([broken]));

    expect(told()).toEqual(['user-a', 'user-b']);
  });

  it('looks at all of them on Sunday night', () => {
    const next = (text: string) => new Date(verifyLogsJob.next(Date.parse(text))).toISOString();

    expect(next('2026-11-25T14:00Z')).toBe('2026-11-29T03:00:00.000Z');
    expect(next('2026-11-29T03:00Z')).toBe('2026-12-06T03:00:00.000Z');
  });
});

describe('a break that is acknowledged', () => {
  it('lets the log go on where it had not yet, and is written to the log of administration', async () => {
    const breaks = await acceptBreak(verifying([broken]), 'moderation');

    expect(breaks).toBe(1);
    expect(await storage.readers.history.breaks()).toEqual([
      { chain: 'moderation', firstSeq: 6, brokenSeq: 3, why: 'hash', acceptedAt: clock.now() },
    ]);
    expect(storage.tables.chains.get('administration')?.[0]?.event).toContain(
      '"data":{"breaks":1},"obj":{"chain":"moderation"},"seq":1,"type":"break.accepted"',
    );
  });

  it('is the one after which the log has gone on already', async () => {
    await goOnAfterBreaks(verifying([broken]));
    const after: ChainState = { chain: 'moderation', ok: true, events: 1 };

    await acceptBreak(verifying([after]), 'moderation');

    expect(await storage.readers.history.breaks()).toMatchObject([
      { firstSeq: 6, acceptedAt: clock.now() },
    ]);
    expect(events()).toHaveLength(6);
  });

  it('is none in a sound log, which stays as it is', async () => {
    expect(await acceptBreak(verifying([sound]), 'charte')).toBe(0);
    expect(storage.tables.chains.get('administration')).toBeUndefined();
  });
});
