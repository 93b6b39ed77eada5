import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newIntegration } from '../support/integration.ts';
import type { Integration } from '../support/integration.ts';
import { newScene } from '../support/scene.ts';
import type { Person, Scene } from '../support/scene.ts';

let scene: Scene;
let hook: Integration;
let alice: Person;
let channelId: string;

beforeAll(async () => {
  scene = await newScene();
  hook = await newIntegration();
  alice = await scene.member('alice');
  channelId = await scene.channel(alice, 'work', 'P');
});

afterAll(async () => {
  hook.close();
  await scene.close();
});

beforeEach(() => {
  hook.asked.length = 0;
  hook.answer({});
});

const submission = (more: Readonly<Record<string, unknown>> = {}) => ({
  url: `${hook.url}/dialog`,
  callback_id: 'cb',
  state: 's',
  channel_id: channelId,
  team_id: scene.teamId,
  submission: { a: 1 },
  ...more,
});

describe('opening a dialog', () => {
  it.each([
    { title: 5 },
    { notify_on_cancel: 'true' },
    { elements: {} },
    { elements: [{ default: true }] },
    { elements: [{ min_length: '2' }] },
    { elements: [{ max_length: 1.5 }] },
    { elements: [{ options: [{ value: 1 }] }] },
  ])('refuses values of another type: %j', async (dialog) => {
    const reply = await scene.stranger.post('/api/v4/actions/dialogs/open', {
      trigger_id: '',
      url: hook.url,
      dialog,
    });

    expect(reply).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('dialog') },
    });
  });
});

describe('submitting a dialog', () => {
  it.each(['{}', 'null', '', '{"error": ""}', '{"errors": {}}', '{"errors": null}'])(
    'is accepted when the integration answers %j',
    async (text) => {
      hook.answerAs({ text, type: 'application/json' });

      const reply = await alice.post('/api/v4/actions/dialogs/submit', submission());

      expect(reply).toMatchObject({ status: 200, text: '{}' });
    },
  );

  it.each(['[]', '"x"', '{"error": 5}', '{"errors": {"a": 1}}', 'x'])(
    'fails when the integration answers %j',
    async (text) => {
      hook.answerAs({ text, type: 'application/json' });

      const reply = await alice.post('/api/v4/actions/dialogs/submit', submission());

      expect(reply).toMatchObject({
        status: 500,
        body: { id: 'app.submit_interactive_dialog.decode_json_error' },
      });
    },
  );

  it('fails when the answer is over a mebibyte', async () => {
    hook.answer({ error: 'x'.repeat(1024 * 1024) });

    const reply = await alice.post('/api/v4/actions/dialogs/submit', submission());

    expect(reply.status).toBe(500);
  });

  it.each([{ state: 5 }, { submission: 'x' }, { submission: [] }, { cancelled: 'true' }])(
    'refuses values of another type: %j',
    async (more) => {
      const reply = await alice.post('/api/v4/actions/dialogs/submit', submission(more));

      expect(reply.status).toBe(400);
      expect(hook.asked).toHaveLength(0);
    },
  );

  it('is for readers of the channel', async () => {
    const bob = await scene.member('bob');

    const reply = await bob.post('/api/v4/actions/dialogs/submit', submission());

    expect(reply.status).toBe(403);
  });

  it('towards a plugin finds none', async () => {
    const reply = await alice.post(
      '/api/v4/actions/dialogs/submit',
      submission({ url: '/plugins/coop/dialog' }),
    );

    expect(reply).toMatchObject({
      status: 500,
      body: { id: 'app.submit_interactive_dialog.decode_json_error' },
    });
  });
});

describe('looking options up', () => {
  it.each([
    ['', null],
    ['{}', null],
    ['{"items": []}', []],
    ['{"items": [{"text": "a", "other": 1}]}', [{ text: 'a', value: '' }]],
  ])('answers what the integration gives: %j', async (text, items) => {
    hook.answerAs({ text, type: 'application/json' });

    const reply = await alice.post('/api/v4/actions/dialogs/lookup', submission());

    expect(reply).toMatchObject({ status: 200, body: { items } });
  });

  it.each(['', 'nonsense', 'ftp://a.example', '/plugins/../x', '/plugins//x'])(
    'does not go to %j',
    async (url) => {
      const reply = await alice.post('/api/v4/actions/dialogs/lookup', submission({ url }));

      expect(reply).toMatchObject({
        status: 400,
        body: { message: expect.stringContaining('url') },
      });
    },
  );

  it('fails with an id of its own', async () => {
    hook.answerAs({ text: '{"items": "x"}', type: 'application/json' });

    const reply = await alice.post('/api/v4/actions/dialogs/lookup', submission());

    expect(reply).toMatchObject({
      status: 500,
      body: { id: 'app.lookup_interactive_dialog.decode_json_error' },
    });
  });
});
