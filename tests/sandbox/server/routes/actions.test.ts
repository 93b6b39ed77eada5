import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newIntegration } from '../support/integration.ts';
import type { Integration } from '../support/integration.ts';
import { newScene } from '../support/scene.ts';
import type { Person, Reply, Scene } from '../support/scene.ts';

let scene: Scene;
let hook: Integration;
let alice: Person;
let bob: Person;
let channelId: string;

beforeAll(async () => {
  scene = await newScene();
  hook = await newIntegration();
  alice = await scene.member('alice');
  bob = await scene.member('bob');
  channelId = await scene.channel(alice, 'work');
});

afterAll(async () => {
  hook.close();
  await scene.close();
});

beforeEach(() => {
  hook.asked.length = 0;
  hook.answer({});
});

const button = (more: Readonly<Record<string, unknown>> = {}) => ({
  id: 'go',
  type: 'button',
  name: 'Go',
  integration: { url: `${hook.url}/go`, context: { secret: 's' } },
  ...more,
});

async function card(
  action: Readonly<Record<string, unknown>> = button(),
  more: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const { body } = await alice.post('/api/v4/posts', {
    channel_id: channelId,
    message: 'card',
    props: { attachments: [{ text: 'x', actions: [action] }] },
    ...more,
  });
  return String(body['id']);
}

const click = (by: Person, postId: string, body: unknown = {}): Promise<Reply> =>
  by.post(`/api/v4/posts/${postId}/actions/go`, body);

describe('a click', () => {
  it('brings the choice of a menu in its context, which may have been empty', async () => {
    const menu = button({ type: 'select', integration: { url: `${hook.url}/menu` } });

    await click(alice, await card(menu), { selected_option: 'x' });

    expect(hook.asked[0]?.json).toMatchObject({
      type: 'select',
      context: { selected_option: 'x' },
    });
  });

  it('says where the choices came from only when one was made', async () => {
    const menu = button({ type: 'select', data_source: 'channels' });
    const postId = await card(menu);

    await click(alice, postId);
    await click(alice, postId, { selected_option: channelId });

    expect(hook.asked.map(({ json }) => json['data_source'])).toEqual(['', 'channels']);
  });

  it('ignores a choice on a button, and a body that cannot be read', async () => {
    const postId = await card();

    await click(alice, postId, { selected_option: 'x' });
    const broken = await click(alice, postId, 'nonsense');

    expect(broken.status).toBe(200);
    expect(hook.asked.map(({ json }) => json['context'])).toEqual([
      { secret: 's' },
      { secret: 's' },
    ]);
  });

  it('is for the administrator of the server without membership, not for others', async () => {
    const postId = await card();

    const byAdmin = await click(scene.admin, postId);
    const byBob = await click(bob, postId);

    expect(byAdmin.status).toBe(200);
    expect(byBob).toMatchObject({ status: 403, body: { id: 'api.context.permissions.app_error' } });
  });

  it('on an unknown post is 404 for whoever may read everything', async () => {
    const reply = await click(scene.admin, 'a'.repeat(26));

    expect(reply).toMatchObject({ status: 404, body: { id: 'app.post.get.app_error' } });
  });

  it.each(['/plugins/x/do', 'plugins/x/do', 'ftp://a.example', 'nonsense'])(
    'fails towards %s',
    async (url) => {
      const reply = await click(alice, await card(button({ integration: { url } })));

      expect(reply).toMatchObject({
        status: 400,
        body: { id: 'api.post.do_action.action_integration.app_error' },
      });
    },
  );
});

describe('the answer to a click', () => {
  const postOf = async (postId: string) => (await alice.get(`/api/v4/posts/${postId}`)).body;

  it('without props keeps those of the card', async () => {
    const postId = await card();
    hook.answer({ update: { message: 'new', props: null } });

    await click(alice, postId);

    expect(await postOf(postId)).toMatchObject({
      message: 'new',
      props: { attachments: [{ actions: [{ id: 'go' }] }] },
    });
  });

  it('with the props alone empties the message', async () => {
    const postId = await card();
    hook.answer({ update: { props: { coop: 1 } } });

    await click(alice, postId);

    expect(await postOf(postId)).toMatchObject({ message: '', props: { coop: 1 } });
  });

  it.each([
    '[]',
    '"text"',
    '5',
    '{"update": 5}',
    '{"ephemeral_text": 5}',
    '{"update": {"message": 5}}',
  ])('is refused as %s', async (text) => {
    hook.answerAs({ text, type: 'application/json' });

    const reply = await click(alice, await card());

    expect(reply).toMatchObject({
      status: 400,
      body: { id: 'api.post.do_action.action_integration.app_error' },
    });
  });

  it('does nothing as null', async () => {
    hook.answerAs({ text: 'null', type: 'text/plain' });

    expect(await click(alice, await card())).toMatchObject({ status: 200, body: { status: 'OK' } });
  });

  it('with a message over the limit is refused as any such message', async () => {
    hook.answer({ update: { message: 'x'.repeat(16_384) } });

    const reply = await click(alice, await card());

    expect(reply).toMatchObject({
      status: 400,
      body: { id: 'model.post.is_valid.message_length.app_error' },
    });
  });

  it('cannot change a card of an archived channel', async () => {
    const archived = await scene.channel(alice, 'archived');
    const { body } = await alice.post('/api/v4/posts', {
      channel_id: archived,
      message: 'card',
      props: { attachments: [{ actions: [button()] }] },
    });
    await scene.admin.delete(`/api/v4/channels/${archived}`);
    hook.answer({ update: { message: 'new' } });

    const reply = await click(alice, String(body['id']));

    expect(hook.asked).toHaveLength(1);
    expect(reply).toMatchObject({
      status: 400,
      body: { id: 'api.post.update_post.can_not_update_post_in_deleted.error' },
    });
  });
});
