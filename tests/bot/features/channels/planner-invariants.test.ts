import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';

import { causes } from '../../../../bot/src/features/channels/plan/desire.ts';
import { lineOf } from '../../../../bot/src/features/channels/plan/ledger.ts';
import type { Operation } from '../../../../bot/src/features/channels/plan/operation.ts';
import { SmallMattermost, type Fault } from './support/small-mattermost.ts';
import { arbitraryFate, botId, channels, type Fate } from './support/small-world.ts';

/** Many more where nobody waits. */
const numRuns = process.env['CI'] === undefined ? 300 : 2_000;
jest.setTimeout(600_000);
const people = ['ana', 'bob', 'cid', 'dea', 'eva', 'fil', 'gus', 'hal'];

const fates = fc.tuple(...people.map(arbitraryFate));
const keys = channels.map(({ key }) => key);
const person = fc.constantFrom(...people);

/** What people do by hand in a world, before the bot looks. */
const hand = fc.oneof(
  fc.record({ act: fc.constant('join' as const), who: person, key: fc.constantFrom(...keys) }),
  fc.record({ act: fc.constant('leave' as const), who: person, key: fc.constantFrom(...keys) }),
  fc.record({ act: fc.constant('promote' as const), who: person, key: fc.constantFrom(...keys) }),
  fc.record({ act: fc.constant('header' as const), who: person, key: fc.constantFrom(...keys) }),
);
type Hand = typeof hand extends fc.Arbitrary<infer T> ? T : never;

function doByHand(world: SmallMattermost, { act, who, key }: Hand): void {
  const channel = world.of(key);
  if (!channel || !world.isHere(who)) return;
  if (act === 'join') channel.members.set(who, channel.members.get(who) ?? { isAdmin: false });
  if (act === 'leave' && key !== 'accueil') channel.members.delete(who);
  if (act === 'promote' && channel.members.has(who)) channel.members.set(who, { isAdmin: true });
  if (act === 'header') channel.header = `${channel.header} ${who}`;
}

/** A world with a past: people were placed, did things, and became others. */
const past = fc.record({
  before: fates,
  /** Who is in a channel that the bot adopts. */
  found: fc.subarray(people),
  acts: fc.array(hand, { maxLength: 8 }),
  after: fates,
});

function worldOf({
  before,
  found,
  acts,
  after,
}: typeof past extends fc.Arbitrary<infer T> ? T : never) {
  const world = new SmallMattermost(before);
  const { members } = world.makeChannel('general', 'someone', 'private');
  for (const userId of found) members.set(userId, { isAdmin: userId === 'ana' });
  world.makeChannel('actus', 'someone', 'private');
  world.settle();
  for (const act of acts) doByHand(world, act);
  for (const fate of after) world.fates.set(fate.inhabitant.userId, fate);
  return world;
}

function check(property: (world: SmallMattermost) => void): void {
  fc.assert(
    fc.property(past, (given) => {
      property(worldOf(given));
    }),
    { numRuns },
  );
}

function everyPair(world: SmallMattermost) {
  return world.desired().channels.flatMap(({ channel, desire }) =>
    people
      .filter((userId) => world.isHere(userId))
      .map((userId) => ({
        channel,
        userId,
        ...desire(userId),
        isIn: world.of(channel.key)?.members.has(userId) ?? false,
      })),
  );
}

const removals = (operations: readonly Operation[]) =>
  operations.filter((one) => one.kind === 'remove');

describe('the planner, in random worlds', () => {
  it('1. once applied, everybody is where they are wanted and nobody where they are not', () => {
    check((world) => {
      world.settle();

      for (const { channel, userId, want, isIn } of everyPair(world)) {
        if (!world.of(channel.key)) continue;
        if (want === 'present')
          expect([channel.key, userId, isIn]).toEqual([channel.key, userId, true]);
        if (want === 'absent' && channel.kind !== 'welcome') {
          expect([channel.key, userId, isIn]).toEqual([channel.key, userId, false]);
        }
        const origin = lineOf(world.ledger, channel.key, userId)?.origin;
        if (want === 'free' && channel.kind !== 'welcome')
          expect(isIn && origin === 'rule').toBe(false);
      }
    });
  });

  it('2. the second plan is empty', () => {
    check((world) => {
      world.settle();
      const { calls } = world;

      expect(world.think().plan.operations).toEqual([]);
      expect(world.calls).toBe(calls);
    });
  });

  it('3. a removal aims at who is not wanted, or whom a rule alone had put there', () => {
    check((world) => {
      const { plan, desired } = world.think();

      for (const { channel, userId, cause } of removals(plan.operations)) {
        const desire = desired.channels.find((one) => one.channel.key === channel)?.desire(userId);
        const origin = lineOf(world.ledger, channel, userId)?.origin;
        expect(desire?.want === 'absent' || (desire?.want === 'free' && origin === 'rule')).toBe(
          true,
        );
        expect(cause === 'lost-reason').toBe(desire?.want === 'free');
      }
    });
  });

  it('4. the order in which people and channels are met changes nothing', () => {
    fc.assert(
      fc.property(past, (given) => {
        const one = worldOf(given);
        const other = worldOf({
          ...given,
          before: given.before.toReversed(),
        });
        for (const [key, channel] of [...other.channels].reverse()) {
          other.channels.delete(key);
          other.channels.set(key, channel);
          const members = [...channel.members].reverse();
          channel.members.clear();
          for (const [userId, member] of members) channel.members.set(userId, member);
        }

        expect(other.think().plan).toEqual(one.think().plan);
      }),
      { numRuns },
    );
  });

  it('5. whatever fails, is cut or is not noted, it converges and does nothing twice', () => {
    const fault = fc.constantFrom<Fault>('none', 'none', 'refused', 'unnoted', 'half');
    fc.assert(
      fc.property(past, fc.array(fault, { minLength: 60, maxLength: 60 }), (given, faults) => {
        const world = worldOf(given);
        const left = [...faults];
        for (let round = 0; round < 3; round += 1) {
          for (const operation of world.think().plan.operations) {
            const next = left.pop() ?? 'none';
            if (!isPossible(world, operation)) continue;
            world.run(operation, next);
          }
        }
        const { happenings } = world.settle();

        expect(world.wasted).toEqual([]);
        expect(happenings).toEqual([]);
        expect(world.think().plan.operations).toEqual([]);
      }),
      { numRuns },
    );
  });

  it('6. what was not read to the end is not planned', () => {
    check((world) => {
      const unread = new Set([world.of('dep-64')?.id ?? '', 'channel actus']);
      const { plan } = world.think(unread);

      const touched = plan.operations.filter((one) => 'channel' in one);
      expect(touched.filter(({ channel }) => channel === 'actus')).toEqual([]);
      expect(touched.filter((one) => one.channel === 'dep-64' && 'userId' in one)).toEqual([]);
      expect(touched.filter((one) => one.channel === 'dep-64' && 'userIds' in one)).toEqual([]);
    });
    check((world) => {
      const { plan } = world.think(new Set(['everyone']));

      expect(plan.operations.filter((one) => 'userId' in one || 'userIds' in one)).toEqual([]);
    });
  });

  it('7. somebody more changes nothing for the others', () => {
    fc.assert(
      fc.property(past, arbitraryFate('zoe'), (given, zoe) => {
        const isReferent = (zoe.inhabitant.facts?.roles.size ?? 0) > 0;
        const other: Fate = isReferent ? { ...zoe, inhabitant: plain(zoe) } : zoe;
        const alone = worldOf(given).think().plan;
        const world = worldOf(given);
        world.fates.set('zoe', other);
        world.of('accueil')?.members.set('zoe', { isAdmin: false });

        expect(flat(world.think().plan.operations).filter((one) => !one.includes('zoe'))).toEqual(
          flat(alone.operations),
        );
      }),
      { numRuns },
    );
  });

  it('8. nothing is made public, no bot is removed, no guest loses their last channel', () => {
    check((world) => {
      const { plan } = world.think();
      const bots = new Set([botId, ...people.filter((one) => kindOf(world, one) === 'bot')]);
      const order = plan.operations.map((one) => one.kind);

      expect(removals(plan.operations).filter(({ userId }) => bots.has(userId))).toEqual([]);
      for (const { userId, cause, channel } of removals(plan.operations)) {
        if (kindOf(world, userId) !== 'guest') continue;
        if (cause !== 'lost-reason' && causes[cause] <= 3) continue;
        const isWelcomed = world.of('accueil')?.members.has(userId) ?? false;
        const isAdded = plan.operations.some(
          (one) => one.kind === 'add' && one.channel === 'accueil' && one.userIds.includes(userId),
        );
        expect([channel, userId, isWelcomed || isAdded]).toEqual([channel, userId, true]);
      }
      expect(order).not.toContain('archive');
    });
  });

  it('9. nobody whom moderation or the charter stops stays in a channel it covers', () => {
    check((world) => {
      world.settle();

      const stopped = everyPair(world).filter(
        ({ want, cause }) => want === 'absent' && [3, 4].includes(causes[cause]),
      );
      expect(stopped.filter(({ isIn }) => isIn)).toEqual([]);
    });
  });

  it('10. lists are sorted, without doubles, never empty; additions precede ordinary removals', () => {
    check((world) => {
      const { plan } = world.think();

      for (const one of plan.operations) {
        if (one.kind !== 'add') continue;
        expect(one.userIds.length).toBeGreaterThan(0);
        expect(one.userIds).toEqual([...new Set(one.userIds)].sort());
      }
      const lastAddition = plan.operations.findLastIndex((one) => one.kind === 'add');
      const firstOrdinary = plan.operations.findIndex(
        (one) => one.kind === 'remove' && !one.isFirst,
      );
      if (firstOrdinary >= 0) expect(lastAddition).toBeLessThan(firstOrdinary);
    });
  });

  it('11. somebody wanted who is there costs no call', () => {
    check((world) => {
      const pairs = everyPair(world).filter(({ want, isIn }) => want === 'present' && isIn);
      const { plan } = world.think();
      const touched = new Set(
        plan.operations.flatMap((one) =>
          one.kind === 'add'
            ? one.userIds.map((userId) => `${one.channel} ${userId}`)
            : one.kind === 'remove'
              ? [`${one.channel} ${one.userId}`]
              : [],
        ),
      );

      const still = world.desired().channels.flatMap(({ channel, desire }) =>
        pairs
          .filter((pair) => pair.channel.key === channel.key)
          .filter(({ userId }) => desire(userId).want === 'present')
          .map(({ userId }) => `${channel.key} ${userId}`),
      );
      expect(still.filter((pair) => touched.has(pair))).toEqual([]);
    });
  });
});

/** A step of a plan whose former steps failed. */
function isPossible(world: SmallMattermost, operation: Operation): boolean {
  if (!('channel' in operation) || operation.kind === 'create' || operation.kind === 'bind')
    return true;
  const channel = world.of(operation.channel);
  if (!channel) return false;
  const isAbout = operation.kind === 'admin' || operation.kind === 'remove';
  if (isAbout && !channel.members.has(operation.userId)) return false;
  return true;
}

function kindOf(world: SmallMattermost, userId: string) {
  return world.fates.get(userId)?.inhabitant.kind;
}

function plain({ inhabitant }: Fate): Fate['inhabitant'] {
  const { facts } = inhabitant;
  if (!facts) return inhabitant;
  return { ...inhabitant, facts: { ...facts, roles: new Set(['conseiller']) } };
}

/** One line for each operation on one person. */
function flat(operations: readonly Operation[]): readonly string[] {
  return operations
    .flatMap((one) =>
      'userIds' in one
        ? one.userIds.map((userId) =>
            JSON.stringify([one.kind, 'channel' in one && one.channel, userId]),
          )
        : [JSON.stringify(one)],
    )
    .sort();
}
