import { beforeEach, describe, expect, it } from '@jest/globals';

import { deliverDue } from '../../../../bot/src/adapters/schedule/deliver-outbox.ts';
import type {
  DeliveryChannel,
  DeliveryFailure,
  OpenedFile,
} from '../../../../bot/src/adapters/schedule/delivery.ts';
import { makeFileLane } from '../../../../bot/src/adapters/schedule/file-lane.ts';
import { message } from '../../../../bot/src/core/message.ts';
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
  const posts: {
    id: string;
    channelId: string;
    key: string;
    text: string;
    fileIds?: readonly string[];
  }[] = [];
  const uploads: { name: string; content: string }[] = [];
  const world: { failing: Error[]; crashAfterPost: boolean; searched: number; tooLarge: boolean } =
    { failing: [], crashAfterPost: false, searched: 0, tooLarge: false };
  const textOf = ({ text }: { text: object }) =>
    'typed' in text ? String(text.typed) : 'key' in text ? String(text.key) : '';
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
    limits: () => Promise.resolve({ maxFileBytes: 1_048_576 }),
    upload: async ({ name, content, signal }) => {
      const pieces: Uint8Array[] = [];
      for await (const bytes of content) {
        pieces.push(bytes);
        if (signal.aborted) throw new Refusal({ kind: 'later', reason: 'cancelled' });
      }
      if (world.tooLarge) throw new Refusal({ kind: 'too-large', reason: 'too large' });
      uploads.push({ name, content: Buffer.concat(pieces).toString() });
      return `file-${String(uploads.length)}`;
    },
    post: ({ channelId, key, message: shown, fileIds }) =>
      answer(() => {
        const id = `post-${String(posts.length + 1)}`;
        posts.push({ id, channelId, key, text: textOf(shown), ...(fileIds && { fileIds }) });
        if (world.crashAfterPost) throw new Error('killed');
        return id;
      }),
    edit: ({ postId, key, message: shown }) =>
      answer(() => {
        const at = posts.findIndex(({ id }) => id === postId);
        const post = posts[at];
        if (post) posts[at] = { ...post, key, text: textOf(shown) };
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
  return { posts, uploads, world, channel };
}

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

function makeScene() {
  const clock = makeTestClock(0);
  const storage = makeMemoryStorage({ clock, random: makeTestRandom() });
  const mattermost = makeFakeMattermost();
  const { queue, cards } = storage;
  const { channel } = mattermost;
  const lane = makeFileLane(log);
  const opening: { opened: OpenedFile } = { opened: aFile() };
  const openFile = () => Promise.resolve(opening.opened);
  return {
    clock,
    storage,
    opening,
    lane,
    ...mattermost,
    add: (...entries: readonly OutboxEntry[]) =>
      storage.transaction(async ({ outbox }) => {
        for (const entry of entries) await outbox.add(entry);
      }),
    deliver: () => deliverDue({ clock, log, queue, cards, channel, lane, openFile }),
    texts: () => mattermost.posts.map(({ text }) => text),
  };
}

async function* pieces(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) {
    await Promise.resolve();
    yield Buffer.from(text);
  }
}

function aFile(content = pieces('date;', 'durée')): OpenedFile {
  return { kind: 'file', name: 'cra.csv', content };
}

const aWantedFile = (key = 'export'): OutboxEntry => ({
  key,
  dueAt: 0,
  effect: {
    kind: 'file',
    to: { kind: 'direct', userId: 'claire' },
    file: { export: 'cra.list', args: {}, by: 'claire' },
    message: message({ typed: 'Voici' }),
  },
});

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

describe('a file', () => {
  const settled = async () => {
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
  };
  const deliver = async () => {
    await scene.deliver();
    await settled();
  };

  it('is made when it is delivered, sent, and posted with its message', async () => {
    await scene.add(aWantedFile());
    await deliver();

    expect(scene.uploads).toEqual([{ name: 'cra.csv', content: 'date;durée' }]);
    expect(scene.posts).toEqual([
      { id: 'post-1', channelId: 'dm-claire', key: 'export', text: 'Voici', fileIds: ['file-1'] },
    ]);
    expect(await scene.storage.queue.counts()).toEqual({ waiting: 0, setAside: 0 });
  });

  it('holds no message back while it is made, but the next file of its conversation', async () => {
    const gate = Promise.withResolvers<undefined>();
    const slow = async function* () {
      await gate.promise;
      yield* pieces('late');
    };
    scene.opening.opened = aFile(slow());
    await scene.add(aWantedFile(), aWantedFile('next'), aSaying('after'));
    await deliver();
    await deliver();
    expect(scene.texts()).toEqual(['after']);

    gate.resolve(undefined);
    await settled();
    scene.opening.opened = aFile();
    await deliver();
    expect(scene.texts()).toEqual(['after', 'Voici', 'Voici']);
  });

  it('says what it tells of itself once it is whole', async () => {
    const seen = { read: false };
    const reading = async function* () {
      yield* pieces('a');
      seen.read = true;
    };
    const told = () => message({ typed: seen.read ? 'all read' : 'too early' });
    scene.opening.opened = { kind: 'file', name: 'a.csv', content: reading(), told };
    await scene.add(aWantedFile());
    await deliver();

    expect(scene.texts()).toEqual(['all read']);
  });

  it('killed after its post is not posted twice', async () => {
    await scene.add(aWantedFile());
    scene.world.crashAfterPost = true;
    await deliver();
    scene.world.crashAfterPost = false;
    scene.clock.advance(61_000);
    scene.opening.opened = aFile();
    await deliver();

    expect(scene.texts()).toEqual(['Voici']);
    expect(await scene.storage.queue.counts()).toEqual({ waiting: 0, setAside: 0 });
  });

  it('killed before its post is made and sent again', async () => {
    await scene.add(aWantedFile());
    scene.world.failing.push(later());
    await deliver();
    scene.clock.advance(2_000);
    scene.opening.opened = aFile();
    await deliver();

    expect(scene.uploads).toHaveLength(2);
    expect(scene.posts).toMatchObject([{ text: 'Voici', fileIds: ['file-2'] }]);
  });

  it('larger than the server takes is told to the person instead', async () => {
    await scene.add(aWantedFile());
    scene.world.tooLarge = true;
    await deliver();

    expect(scene.texts()).toEqual(['core.file.tooLarge']);
    expect(await scene.storage.queue.counts()).toEqual({ waiting: 0, setAside: 0 });
  });

  it('that cannot be made to its end is told to the person instead', async () => {
    const broken = async function* (): AsyncGenerator<Uint8Array> {
      yield* pieces('begun');
      throw new Error('the disk is gone');
    };
    scene.opening.opened = aFile(broken());
    await scene.add(aWantedFile());
    await deliver();

    expect(scene.texts()).toEqual(['core.file.failed']);
  });

  it('refused by its own rules says so in its place', async () => {
    scene.opening.opened = { kind: 'instead', message: message({ typed: 'Période inconnue' }) };
    await scene.add(aWantedFile());
    await deliver();

    expect(scene.posts).toMatchObject([{ text: 'Période inconnue' }]);
    expect(scene.uploads).toEqual([]);
  });

  it('under way when the bot closes waits for the next start', async () => {
    const gate = Promise.withResolvers<undefined>();
    const slow = async function* () {
      await gate.promise;
      yield* pieces('late');
    };
    scene.opening.opened = aFile(slow());
    await scene.add(aWantedFile());
    await deliver();
    const closed = scene.lane.close();
    gate.resolve(undefined);
    await closed;

    expect(scene.posts).toEqual([]);
    expect(await scene.storage.queue.counts()).toEqual({ waiting: 1, setAside: 0 });
  });
});
