import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ServerEvent } from '../../../../sandbox/server/events/hub.ts';
import { newIntegration } from '../support/integration.ts';
import type { Integration } from '../support/integration.ts';
import { listen } from '../support/listener.ts';
import { newScene } from '../support/scene.ts';
import type { Person, Reply, Scene } from '../support/scene.ts';

let scene: Scene;
let hook: Integration;
let alice: Person;
let channelId: string;
let heard: ServerEvent[];

beforeAll(async () => {
  scene = await newScene();
  hook = await newIntegration();
  alice = await scene.member('alice');
  channelId = await scene.channel(alice, 'work', 'P');
  heard = listen(scene.server, alice.id);
});

afterAll(async () => {
  hook.close();
  await scene.close();
});

beforeEach(() => {
  heard.length = 0;
  hook.asked.length = 0;
  hook.answer({});
});

const send = (post: unknown, userId = alice.id): Promise<Reply> =>
  scene.admin.post('/api/v4/posts/ephemeral', { user_id: userId, post });

const menu = () => ({
  channel_id: channelId,
  message: 'card',
  props: {
    from_webhook: 'true',
    attachments: [
      {
        actions: [
          {
            id: 'pick',
            type: 'select',
            data_source: 'users',
            integration: { url: `${hook.url}/pick` },
          },
        ],
      },
    ],
  },
});

const cookieIn = (text: string): string => /"cookie":"([^"]+)"/.exec(text)?.[1] ?? '';
const shown = (place = 0): string =>
  String(heard.filter(({ event }) => event === 'ephemeral_message')[place]?.data['post']);
const idIn = (text: string): string => /"id":"([a-z0-9]{26})"/.exec(text)?.[1] ?? '';

describe('sending a message to one person', () => {
  it.each([
    [{ user_id: '', post: {} }, 'user_id'],
    [{ user_id: 'x', post: null }, 'post'],
    [{ user_id: 5 }, 'body'],
    [{ user_id: 'x', post: { message: 5 } }, 'body'],
  ])('is refused as %j, naming %s', async (body, name) => {
    expect(await scene.admin.post('/api/v4/posts/ephemeral', body)).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining(` ${name} `) },
    });
  });

  it('stands in a thread where it names one', async () => {
    await send({ channel_id: channelId, message: 'x', root_id: 'a'.repeat(26) });

    expect(JSON.parse(shown())).toMatchObject({
      root_id: 'a'.repeat(26),
      type: 'system_ephemeral',
    });
  });
});

describe('a card for one person', () => {
  it('works by the cookie it was shown with, not by that of the answer', async () => {
    const { text } = await send(menu());
    const path = `/api/v4/posts/${idIn(shown())}/actions/pick`;

    const good = await alice.post(path, { cookie: cookieIn(shown()), selected_option: 'u' });
    const empty = await alice.post(path, { cookie: cookieIn(text) });

    expect(good.status).toBe(200);
    expect(hook.asked[0]?.json).toMatchObject({
      data_source: 'users',
      context: { selected_option: 'u' },
    });
    expect(empty).toMatchObject({
      status: 400,
      body: { id: 'api.post.do_action.action_integration.app_error' },
    });
  });

  it('does not lend its cookie to another post', async () => {
    await send(menu());

    const reply = await alice.post(`/api/v4/posts/${'b'.repeat(26)}/actions/pick`, {
      cookie: cookieIn(shown()),
    });

    expect(reply.status).toBe(400);
    expect(hook.asked).toHaveLength(0);
  });

  it('is no use to whoever does not read the channel', async () => {
    const bob = await scene.member('bob');
    await send(menu());

    const reply = await bob.post(`/api/v4/posts/${idIn(shown())}/actions/pick`, {
      cookie: cookieIn(shown()),
    });

    expect(reply.status).toBe(403);
  });

  it('is answered in its thread, as coming from outside if it did', async () => {
    hook.answer({ ephemeral_text: 'vu' });
    await send(menu());
    const id = idIn(shown());

    await alice.post(`/api/v4/posts/${id}/actions/pick`, { cookie: cookieIn(shown()) });

    expect(JSON.parse(shown(1))).toMatchObject({
      root_id: id,
      message: 'vu',
      props: { from_webhook: 'true' },
    });
  });
});
