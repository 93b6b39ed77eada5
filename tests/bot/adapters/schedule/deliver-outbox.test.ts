import { beforeEach, describe, expect, it } from '@jest/globals';

import {
  deliverDue,
  type DeliveryChannel,
  type DeliveryFailure,
} from '../../../../bot/src/adapters/schedule/deliver-outbox.ts';
import type { OutboxEntry } from '../../../../bot/src/core/outbox.ts';
import { aSaying } from '../../../support/builders.ts';
import { makeMemoryStorage } from '../../../support/memory/memory-storage.ts';
import { makeTestClock, makeTestRandom } from '../../../support/test-clock.ts';

/** A refusal that Mattermost answers, with what the outbox reads in it. */
class Refusal extends Error {
  readonly failure: DeliveryFailure;
  constructor(failure: DeliveryFailure) {
    super(failure.reason);
    this.failure = failure;
  }
}

/** Mattermost with its posts in memory; the next call can be made to fail. */
function makeFakeMattermost() {
  const posts: { id: string; channelId: string; key: string; text: string }[] = [];
  const world: { failing: Error[]; crashAfterPost: boolean; searched: number } = {
    failing: [],
    crashAfterPost: false,
    searched: 0,
  };
  const textOf = (message: { text: object }) =>
    'typed' in message.text ? String(message.text.typed) : '';
  const answer = <T>(work: () => T): Promise<T> => {
    const failure = world.failing.shift();
    return failure ? Promise.reject(failure) : Promise.resolve(work());
  };
  const channel: DeliveryChannel = {
    channelOf: (to) => Promise.resolve(to.kind === 'direct' ? `dm-${to.userId}` : to.channelId),
    findPosted: ({ channelId, key }) => {
      world.searched += 1;
      return Promise.resolve(
        posts.find((post) => post.channelId === channelId && post.key === key)?.id,
      );
    },
    post: ({ channelId, key, message }) =>
      answer(() => {
        const id = `post-${String(posts.length + 1)}`;
        posts.push({ id, channelId, key, text: textOf(message) });
        if (world.crashAfterPost) throw new Error('killed');
        return id;
      }),
    edit: ({ postId, key, message }) =>
      answer(() => {
        const at = posts.findIndex(({ id }) => id === postId);
        const post = posts[at];
        if (post) posts[at] = { ...post, key, text: textOf(message) };
        return post !== undefined;
      }),
    remove: (postId) =>
      answer(() => {
        posts.splice(
          posts.findIndex(({ id }) => id === postId),
          1,
        );
      }),
    failureOf: (error) => (error instanceof Refusal ? error.failure : undefined),
  };
  return { posts, world, channel };
}

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

function makeScene() {
  const clock = makeTestClock(0);
  const storage = makeMemoryStorage({ clock, random: makeTestRandom() });
  const mattermost = makeFakeMattermost();
  const { queue, cards } = storage;
  return {
    clock,
    storage,
    ...mattermost,
    add: (...entries: readonly OutboxEntry[]) =>
      storage.transaction(async ({ outbox }) => {
        for (const entry of entries) await outbox.add(entry);
      }),
    deliver: () => deliverDue({ clock, log, queue, cards, channel: mattermost.channel }),
    texts: () => mattermost.posts.map(({ text }) => text),
  };
}

const aCard = (key: string, text = key): OutboxEntry => ({
  key,
  dueAt: 0,
  effect: {
    kind: 'card',
    card: 'ticket-1',
    to: { kind: 'channel', channelId: 'hotline' },
    message: { kind: 'message', text: { typed: text } },
  },
});
const withdrawal: OutboxEntry = {
  key: 'gone',
  dueAt: 0,
  effect: { kind: 'withdraw', card: 'ticket-1' },
};
const later = (afterMs?: number) => new Refusal({ kind: 'later', reason: 'rate-limited', afterMs });

let scene: ReturnType<typeof makeScene>;
beforeEach(() => {
  scene = makeScene();
});

describe('the deliverer', () => {
  it('says each effect once, and answers whether there was any', async () => {
    await scene.add(aSaying('a'), aSaying('b', { to: 'paul' }));

    expect(await scene.deliver()).toBe(true);
    expect(await scene.deliver()).toBe(false);
    expect(scene.texts().sort()).toEqual(['a', 'b']);
    expect(await scene.storage.queue.counts()).toEqual({ waiting: 0, setAside: 0 });
  });

  it('keeps the order of a conversation, also behind one that must wait', async () => {
    await scene.add(aSaying('first'), aSaying('second'), aSaying('other', { to: 'paul' }));
    scene.world.failing.push(later());

    await scene.deliver();
    await scene.deliver();
    expect(scene.texts()).toEqual(['other']);

    scene.clock.advance(2_000);
    await scene.deliver();
    await scene.deliver();
    expect(scene.texts()).toEqual(['other', 'first', 'second']);
  });

  it('killed between delivery and marking says nothing twice: it finds its key', async () => {
    await scene.add(aSaying('once'), aSaying('then'));
    scene.world.crashAfterPost = true;
    await expect(scene.deliver()).rejects.toThrow('killed');
    scene.world.crashAfterPost = false;
    scene.clock.advance(61_000);

    await scene.deliver();
    await scene.deliver();

    expect(scene.texts()).toEqual(['once', 'then']);
  });

  it('looks for a key only when an attempt was begun before', async () => {
    await scene.add(aSaying('a'));
    await scene.deliver();

    expect(scene.world.searched).toBe(0);
  });

  it('of two bots at once, one alone says it', async () => {
    await scene.add(aSaying('a'), aSaying('b', { to: 'paul' }));

    await Promise.all([scene.deliver(), scene.deliver()]);

    expect(scene.texts().sort()).toEqual(['a', 'b']);
  });

  it('sets aside what will not heal, and goes on with the conversation', async () => {
    await scene.add(aSaying('to an archived channel'), aSaying('next'));
    scene.world.failing.push(new Refusal({ kind: 'never', reason: 'forbidden' }));

    await scene.deliver();
    await scene.deliver();

    expect(scene.texts()).toEqual(['next']);
    expect(await scene.storage.queue.counts()).toEqual({ waiting: 0, setAside: 1 });
  });

  it('obeys Retry-After to the millisecond', async () => {
    await scene.add(aSaying('a'));
    scene.world.failing.push(later(7_500));
    await scene.deliver();

    scene.clock.advance(7_499);
    await scene.deliver();
    expect(scene.texts()).toEqual([]);
    scene.clock.advance(1);
    await scene.deliver();
    expect(scene.texts()).toEqual(['a']);
  });

  it('waits longer after each refusal that may heal, ten minutes at most', async () => {
    await scene.add(aSaying('a'));
    const waits: number[] = [];
    for (let attempt = 0; attempt < 12; attempt += 1) {
      scene.world.failing.push(later());
      await scene.deliver();
      const due = scene.storage.tables.outbox.get('a')?.dueAt ?? 0;
      waits.push((due - scene.clock.now()) / 1_000);
      scene.clock.advance(due - scene.clock.now());
    }

    expect(waits.slice(0, 4)).toEqual([2, 4, 8, 16]);
    expect(waits.at(-1)).toBe(600);
  });

  it('throws what is none of Mattermost’s refusals, once the others are done', async () => {
    await scene.add(aSaying('a'), aSaying('b', { to: 'paul' }));
    scene.world.failing.push(new Error('bug'));

    await expect(scene.deliver()).rejects.toThrow('bug');

    expect(scene.texts()).toEqual(['b']);
    expect(await scene.storage.queue.counts()).toEqual({ waiting: 1, setAside: 0 });
  });
});

describe('the card of an object', () => {
  it('is posted once, then edited in place', async () => {
    await scene.add(aCard('v1'), aCard('v2'));
    await scene.deliver();
    await scene.deliver();

    expect(scene.posts).toEqual([{ id: 'post-1', channelId: 'hotline', key: 'v2', text: 'v2' }]);
  });

  it('is posted again at the next change when somebody deleted it', async () => {
    await scene.add(aCard('v1'));
    await scene.deliver();
    scene.posts.length = 0;
    await scene.add(aCard('v2'), aCard('v3'));
    await scene.deliver();
    await scene.deliver();

    expect(scene.texts()).toEqual(['v3']);
  });

  it('killed after its first post is found again, not posted twice', async () => {
    await scene.add(aCard('v1'));
    scene.world.crashAfterPost = true;
    await expect(scene.deliver()).rejects.toThrow('killed');
    scene.world.crashAfterPost = false;
    scene.clock.advance(61_000);
    await scene.add(aCard('v2'));
    await scene.deliver();
    await scene.deliver();

    expect(scene.texts()).toEqual(['v2']);
  });

  it('is withdrawn with its object, and the next one begins anew', async () => {
    await scene.add(aCard('v1'), withdrawal, aCard('v2'));
    for (let round = 0; round < 3; round += 1) await scene.deliver();

    expect(scene.posts.map(({ text }) => text)).toEqual(['v2']);
    expect(await scene.storage.cards.postOf('ticket-1')).toBeDefined();
  });
});
