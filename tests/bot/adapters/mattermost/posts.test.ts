import { describe, expect, it } from '@jest/globals';
import { makePosts } from '../../../../bot/src/adapters/mattermost/posts.ts';
import { MattermostRefused } from '../../../../bot/src/adapters/mattermost/refusals.ts';
import type { RestRequest } from '../../../../bot/src/adapters/mattermost/rest-request.ts';
import { rejection, scriptedSend } from './support/clients.ts';
import { postJson } from './support/json.ts';

const botUserId = 'bot';
const key = 'k'.repeat(26);
const delivered = { props: { coop_key: key, from_bot: 'true' } };

function listOf(posts: readonly Record<string, unknown>[]): object {
  const byId = Object.fromEntries(posts.map((post) => [String(post['id']), post]));
  return { order: Object.keys(byId), posts: byId };
}

function refuse(kind: 'forbidden' | 'not-found'): never {
  throw new MattermostRefused({ kind, status: 403, errorId: 'e', request: 'x' });
}

describe('creating a post', () => {
  it('carries its key in the props and as pending_post_id, and may be repeated', async () => {
    const { send, requests } = scriptedSend(() => postJson(delivered));
    const props = { attachments: [{ text: 'carte' }] };

    const post = await makePosts(send, { botUserId }).create({
      channelId: 'channel1',
      message: 'Bonjour',
      props,
      key,
    });

    expect(post).toMatchObject({ id: 'post1', missingFileIds: [] });
    expect(requests).toEqual([
      {
        method: 'POST',
        route: '/posts',
        repeatable: true,
        body: {
          channel_id: 'channel1',
          root_id: '',
          message: 'Bonjour',
          props: { ...props, from_bot: 'true', coop_key: key },
          file_ids: [],
          is_pinned: false,
          pending_post_id: key,
        },
      },
    ]);
  });

  it('names the files that Mattermost left out', async () => {
    const { send } = scriptedSend(() => postJson({ ...delivered, file_ids: ['f1'] }));

    const post = await makePosts(send, { botUserId }).create({
      channelId: 'channel1',
      message: '',
      fileIds: ['f1', 'f2'],
      key,
    });

    expect(post.missingFileIds).toEqual(['f2']);
  });

  it.each([
    ['another person', postJson({ ...delivered, user_id: 'alice' })],
    ['another key', postJson({ props: {} })],
  ])('refuses the post of %s that the pending_post_id brought', async (_, answer) => {
    const { send } = scriptedSend(() => answer);

    const error = await rejection(
      makePosts(send, { botUserId }).create({ channelId: 'channel1', message: 'x', key }),
    );

    expect(error).toMatchObject({ kind: 'conflict' });
  });
});

describe('changing a post', () => {
  it('keeps key and from_bot when it replaces the props', async () => {
    const { send, requests } = scriptedSend(() => postJson(delivered));

    await makePosts(send, { botUserId }).patch('post1', { props: { attachments: [] }, key });

    expect(requests[0]?.body).toEqual({
      props: { attachments: [], from_bot: 'true', coop_key: key },
    });
  });

  it('leaves the props alone when none are given', async () => {
    const { send, requests } = scriptedSend(() => postJson(delivered));

    await makePosts(send, { botUserId }).patch('post1', { message: 'y', key });

    expect(requests[0]?.body).toEqual({ message: 'y' });
  });

  it('says undefined for a post that somebody has deleted, which Mattermost answers with 403', async () => {
    const { send } = scriptedSend(({ method }) =>
      refuse(method === 'PUT' ? 'forbidden' : 'not-found'),
    );

    expect(
      await makePosts(send, { botUserId }).patch('post1', { message: 'y', key }),
    ).toBeUndefined();
  });

  it('is refused when the post is there but not the bot’s', async () => {
    const { send } = scriptedSend(({ method }) =>
      method === 'PUT' ? refuse('forbidden') : postJson(),
    );

    const error = await rejection(
      makePosts(send, { botUserId }).patch('post1', { message: 'y', key }),
    );

    expect(error).toMatchObject({ kind: 'forbidden' });
  });
});

describe('finding a delivery by its key', () => {
  const sinceMs = 1_000_000;
  const wanted = { channelId: 'channel1', key, sinceMs };

  it('allows two minutes of difference between the clocks', async () => {
    const { send, requests } = scriptedSend(() => listOf([postJson(delivered)]));

    const post = await makePosts(send, { botUserId }).findByKey(wanted);

    expect(post?.id).toBe('post1');
    expect(requests[0]?.query).toEqual({ since: 880_000 });
  });

  it('finds a post that was deleted meanwhile', async () => {
    const { send } = scriptedSend(() => listOf([postJson({ ...delivered, delete_at: 7 })]));

    const post = await makePosts(send, { botUserId }).findByKey(wanted);

    expect(post?.deletedAtMs).toBe(7);
  });

  it('is not deceived by a person who copies the key, nor by an earlier version', async () => {
    const forged = postJson({ ...delivered, id: 'forged', user_id: 'alice' });
    const former = postJson({ ...delivered, id: 'former', original_id: 'post1', delete_at: 3 });
    const { send } = scriptedSend(() => listOf([forged, former]));

    expect(await makePosts(send, { botUserId }).findByKey(wanted)).toBeUndefined();
  });

  it('walks the pages of the channel when the list was cut', async () => {
    const others = Array.from({ length: 1000 }, (_, n) =>
      postJson({ id: `o${n}`, create_at: 900_000 }),
    );
    const answers = ({ query }: RestRequest) => {
      if (query?.['since'] !== undefined) return listOf(others);
      return query?.['page'] === 0 ? listOf(others.slice(0, 200)) : listOf([postJson(delivered)]);
    };
    const { send } = scriptedSend(answers);

    expect((await makePosts(send, { botUserId }).findByKey(wanted))?.id).toBe('post1');
  });

  it('stops at the page that is older than the time asked for', async () => {
    const others = Array.from({ length: 1000 }, (_, n) => postJson({ id: `o${n}`, create_at: 5 }));
    const { send, requests } = scriptedSend(() => listOf(others));

    expect(await makePosts(send, { botUserId }).findByKey(wanted)).toBeUndefined();
    expect(requests).toHaveLength(2);
  });
});

describe('what changed since a time', () => {
  it('comes oldest first, without earlier versions, and says whether it is complete', async () => {
    const posts = [
      postJson({ id: 'b', create_at: 2 }),
      postJson({ id: 'a', create_at: 1 }),
      postJson({ id: 'a0', original_id: 'a' }),
    ];
    const { send } = scriptedSend(() => listOf(posts));

    const changed = await makePosts(send, { botUserId }).changedSince('channel1', 0);

    expect(changed.posts.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(changed.isComplete).toBe(true);
  });
});

describe('a post that is gone', () => {
  const gone = scriptedSend(() => refuse('not-found')).send;

  it('is deleted already, is not found, and has no thread', async () => {
    const posts = makePosts(gone, { botUserId });

    await posts.delete('post1');

    expect(await posts.find('post1')).toBeUndefined();
    expect(await posts.thread('post1')).toEqual([]);
  });
});
