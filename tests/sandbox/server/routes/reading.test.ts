import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listen } from '../support/listener.ts';
import { newScene } from '../support/scene.ts';
import type { Person, Scene } from '../support/scene.ts';

let scene: Scene;
let alice: Person;
let bob: Person;
let channelId: string;

beforeAll(async () => {
  scene = await newScene();
  alice = await scene.member('alice');
  bob = await scene.member('bob');
  channelId = await scene.channel(alice, 'open');
  await alice.post(`/api/v4/channels/${channelId}/members`, { user_id: bob.id });
});

afterAll(() => scene.close());

const say = async (by: Person, message: string): Promise<string> =>
  String((await by.post('/api/v4/posts', { channel_id: channelId, message })).body['id']);

describe('what a member has read', () => {
  it('counts a post and all later ones again once the post is marked as unread', async () => {
    const first = await say(alice, '@bob one');
    await say(alice, 'two');
    await bob.post('/api/v4/channels/members/me/view', { channel_id: channelId });
    const heard = listen(scene.server, bob.id);
    const marked = await bob.post(`/api/v4/users/me/posts/${first}/set_unread`, {});
    expect(marked.body).toMatchObject({ channel_id: channelId, mention_count: 1 });
    const unread = await bob.get(`/api/v4/users/me/channels/${channelId}/unread`);
    expect(unread.body).toMatchObject({ msg_count: 2, mention_count: 1 });
    expect(heard.map((event) => event.event)).toEqual(['post_unread']);
    const teams = await bob.get('/api/v4/users/me/teams/unread');
    expect(JSON.parse(teams.text)).toContainEqual(
      expect.objectContaining({ team_id: scene.teamId, msg_count: 2, mention_count: 1 }),
    );
  });

  it('is empty once the channels are marked as read', async () => {
    await say(alice, 'three');
    await bob.post('/api/v4/channels/members/me/mark_read', [channelId]);
    const unread = await bob.get(`/api/v4/users/me/teams/${scene.teamId}/unread`);
    expect(unread.body).toMatchObject({ team_id: scene.teamId, msg_count: 0, mention_count: 0 });
  });

  it('is nobody else’s business', async () => {
    const post = await say(alice, 'four');
    const marked = await bob.post(`/api/v4/users/${alice.id}/posts/${post}/set_unread`, {});
    expect(marked.body['id']).toBe('api.context.permissions.app_error');
  });
});

it('tells the others of a channel who is writing, never the writer', async () => {
  const [toAlice, toBob] = [listen(scene.server, alice.id), listen(scene.server, bob.id)];
  const sent = await bob.post('/api/v4/users/me/typing', { channel_id: channelId });
  expect(sent.status).toBe(200);
  expect(toAlice.map((event) => event.event)).toEqual(['typing']);
  expect(toBob).toEqual([]);
});
