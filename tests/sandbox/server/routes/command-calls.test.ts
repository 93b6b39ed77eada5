import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newIntegration } from '../support/integration.ts';
import type { Integration } from '../support/integration.ts';
import { newScene } from '../support/scene.ts';
import type { Person, Reply, Scene } from '../support/scene.ts';

let scene: Scene;
let hook: Integration;
let alice: Person;
let channelId: string;

beforeAll(async () => {
  scene = await newScene();
  hook = await newIntegration();
  alice = await scene.member('alice');
  channelId = await scene.channel(alice, 'work');
  await scene.admin.post('/api/v4/commands', {
    team_id: scene.teamId,
    method: 'P',
    url: `${hook.url}/coop`,
    trigger: 'coop',
  });
});

afterAll(async () => {
  hook.close();
  await scene.close();
});

beforeEach(() => {
  hook.asked.length = 0;
  hook.answer({});
});

const run = (command: string, more: Readonly<Record<string, unknown>> = {}): Promise<Reply> =>
  alice.post('/api/v4/commands/execute', { command, channel_id: channelId, ...more });

const messages = async (channel = channelId): Promise<string> =>
  (await alice.get(`/api/v4/channels/${channel}/posts`)).text;

describe('calling a command', () => {
  it('splits at any white space, and leaves the text as it is', async () => {
    await run('/coop\n  deux  mots ');

    expect(hook.asked[0]?.form.get('text')).toBe('  deux  mots ');
  });

  it('names members of the team and public channels of the text', async () => {
    await scene.member('bob');
    await scene.account('zoe');

    await run('/coop @Bob. @zoe @nobody ~work ~nowhere');

    const { form } = hook.asked[0] ?? {};
    expect(form?.getAll('user_mentions')).toEqual(['bob']);
    expect(form?.getAll('channel_mentions')).toEqual(['work']);
    expect(form?.getAll('channel_mentions_ids')).toEqual([channelId]);
  });

  it('refuses a root that is no id before it asks', async () => {
    const reply = await run('/coop', { root_id: 'short' });

    expect(reply).toMatchObject({
      status: 500,
      body: { id: 'api.command.execute_command.failed.app_error' },
    });
    expect(hook.asked).toHaveLength(0);
  });

  it.each([{ command: 5 }, { root_id: [] }])('refuses values of another type: %j', async (more) => {
    expect(await run('/coop', more)).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('command_args') },
    });
  });

  it('shortens a long unknown word in the refusal', async () => {
    const { body } = await run(`/${'x'.repeat(600)}`);

    expect(body['message']).toContain(`'${'x'.repeat(512)}...'`);
  });

  it('in a direct channel needs a team of the caller', async () => {
    const { body } = await alice.post('/api/v4/channels/direct', [alice.id, scene.admin.id]);
    const direct = { channel_id: body['id'] };

    const without = await run('/coop', direct);
    const within = await run('/coop', { ...direct, team_id: scene.teamId });

    expect(without.status).toBe(403);
    expect(within.status).toBe(200);
    expect(hook.asked[0]?.form.get('team_domain')).toBe('coop');
  });
});

describe('the answer of a command', () => {
  it.each([
    [{ response_type: 'in_channel', text: 'x', type: 'system_join_channel' }],
    [{ response_type: 'in_channel', text: 'x', type: 'nonsense' }],
    [{ response_type: 'in_channel', text: 'x'.repeat(16_384) }],
    [{ text: 'x', channel_id: 'a'.repeat(26) }],
    [{ text: 'x', type: 'system_generic' }],
  ])('cannot be posted as %j', async (answer) => {
    hook.answer(answer);

    expect(await run('/coop')).toMatchObject({
      status: 500,
      body: { id: 'api.command.execute_command.create_post_failed.app_error' },
    });
  });

  it('is posted with its further answers although the first cannot be', async () => {
    hook.answer({
      response_type: 'in_channel',
      type: 'nonsense',
      extra_responses: [{ response_type: 'in_channel', text: 'second after a failure' }],
    });

    const reply = await run('/coop');

    expect(reply.status).toBe(500);
    expect(await messages()).toContain('second after a failure');
  });

  it('says nothing under an unknown kind of answer', async () => {
    hook.answer({ response_type: 'nonsense', text: 'never shown' });

    const reply = await run('/coop');

    expect(reply).toMatchObject({ status: 200, body: { text: 'never shown' } });
    expect(await messages()).not.toContain('never shown');
  });

  it('with a card makes a post of its own type, and shows the caller the integration', async () => {
    hook.answer({
      response_type: 'in_channel',
      attachments: [
        {
          text: '<http://a.example|a> <!here>',
          fields: [{ title: 't', value: 5 }],
          actions: [{ id: 'go', name: 'Go', integration: { url: 'http://a.example' } }],
        },
      ],
    });

    const { body } = await run('/coop');
    const posts = await messages();

    expect(body['attachments']).toMatchObject([
      {
        text: '[a](http://a.example) @here',
        fields: [{ title: 't', value: '5', short: false }],
        actions: [{ id: 'go', integration: { url: 'http://a.example' } }],
      },
    ]);
    expect(posts).toContain('slack_attachment');
    expect(posts).not.toContain('integration');
  });

  it('may go to an archived channel of the caller', async () => {
    const archived = await scene.channel(alice, 'archived');
    await scene.admin.delete(`/api/v4/channels/${archived}`);
    hook.answer({ response_type: 'in_channel', text: 'into the archive', channel_id: archived });

    expect((await run('/coop')).status).toBe(200);
  });

  it('names people by their id', async () => {
    hook.answer({ text: `<@${alice.id}> <@nobody>` });

    expect((await run('/coop')).body['text']).toBe('@alice <@nobody>');
  });
});

describe('a later answer', () => {
  const later = async (): Promise<string> => {
    await run('/coop');
    const { pathname } = new URL(hook.asked[0]?.form.get('response_url') ?? '');
    return pathname;
  };

  it('with broken JSON is refused without being counted', async () => {
    const path = await later();

    const reply = await fetch(scene.server.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });

    expect(reply.status).toBe(400);
    await expect(reply.json()).resolves.toHaveProperty('id', 'web.command_webhook.parse.app_error');
  });

  it('that cannot be posted is refused with the server at fault', async () => {
    const path = await later();

    const reply = await scene.stranger.post(path, {
      response_type: 'in_channel',
      type: 'nonsense',
    });

    expect(reply).toMatchObject({
      status: 500,
      body: { id: 'web.command_webhook.general.app_error' },
    });
  });

  it('has no place once its command is gone', async () => {
    const { body } = await scene.admin.post('/api/v4/commands', {
      team_id: scene.teamId,
      method: 'P',
      url: `${hook.url}/short`,
      trigger: 'short',
    });
    await run('/short');
    const { pathname } = new URL(hook.asked[0]?.form.get('response_url') ?? '');
    await scene.admin.delete(`/api/v4/commands/${String(body['id'])}`);

    expect((await scene.stranger.post(pathname, { text: 'x' })).status).toBe(400);
  });
});

describe("the server's own commands", () => {
  it.each([
    ['/me rit', '*rit*'],
    ['/code a\nb', '    a\\n    b'],
    ['/echo bonjour', 'bonjour'],
    ['/echo "bonjour à tous"', 'bonjour à tous'],
  ])('posts after %j', async (command, text) => {
    await run(command);

    expect(await messages()).toContain(`"message":"${text}"`);
  });

  it.each([
    ['/code', 'A message must be provided with the /code command.'],
    ['/echo', 'A message must be provided with the /echo command.'],
    ['/join ~nowhere', 'An error occurred while listing channels.'],
    ['/header', 'Text must be provided with the /header command.'],
    [
      '/kick @nobody',
      "We couldn't find the user. They may have been deactivated by the System Administrator.",
    ],
    ['/invite', 'Missing Username and/or Channel.'],
    ['/away', 'You are now away'],
    ['/expand', 'Image links now expand by default'],
    ['/msg @nobody x', 'Unable to find the user.'],
    ['/groupmsg @nobody,@none x', 'Unable to find the users: @nobody, @none'],
    ['/mute ~nowhere', expect.stringContaining('Could not find the channel nowhere.')],
    ['/invite_people x@example.org', 'Email has not been configured, no invite(s) sent'],
    [
      '/share-channel status',
      'You require `manage_shared_channels` permission to manage shared channels.',
    ],
    ['/shortcuts', 'The shortcuts command is not supported on your device.'],
  ])('tells the caller alone after %j', async (command, text) => {
    expect(await run(command)).toMatchObject({
      status: 200,
      body: { response_type: 'ephemeral', text },
    });
  });

  it('joins and leaves a channel, and sends the page there', async () => {
    const other = await scene.channel(scene.admin, 'other');

    const joined = await run('/join ~other');
    const left = await run('/leave', { channel_id: other });

    expect(joined.body['goto_location']).toBe(`${scene.server.url}/coop/channels/other`);
    expect(left.body['goto_location']).toBe(`${scene.server.url}/coop/channels/town-square`);
    const gone = await scene.admin.get(`/api/v4/channels/${other}/members/${alice.id}`);
    expect(gone.status).toBe(404);
  });

  it('say something to one person or several, and send the page there', async () => {
    const dora = await scene.member('dora');
    await scene.member('emil');

    const direct = await run('/msg @dora bonjour');
    const same = await run('/groupmsg @dora, @alice salut');
    const group = await run('/groupmsg @dora, @emil bonjour à vous');

    const name = [alice.id, dora.id].sort().join('__');
    expect(direct.body['goto_location']).toBe(`${scene.server.url}/coop/channels/${name}`);
    expect(same.body['goto_location']).toBe(direct.body['goto_location']);
    const path = String(group.body['goto_location']);
    const heard = [...scene.server.world.posts.values()].map(({ message }) => message);
    expect(heard).toEqual(expect.arrayContaining(['bonjour', 'salut', 'bonjour à vous']));
    expect(path).toMatch(/\/channels\/[0-9a-f]{40}$/);
  });

  it('mute a channel, and make it loud again', async () => {
    const muted = await run('/mute');
    const loud = await run('/mute ~work');

    expect(muted.body['text']).toContain('until channel mute is turned off');
    expect(loud.body['text']).toContain('is no longer muted');
  });

  it('do not leave town-square', async () => {
    const town = await alice.get(`/api/v4/teams/${scene.teamId}/channels/name/town-square`);

    const reply = await run('/leave', { channel_id: town.body['id'] });

    expect(reply.body).toMatchObject({ response_type: 'ephemeral', goto_location: '' });
  });

  it('change the texts of a channel', async () => {
    await run('/header Bienvenue');
    await run('/purpose Travailler');
    await run('/rename Atelier');

    const { body } = await alice.get(`/api/v4/channels/${channelId}`);
    expect(body).toMatchObject({
      header: 'Bienvenue',
      purpose: 'Travailler',
      display_name: 'Atelier',
    });
  });

  it('invite into the channel and take out of it', async () => {
    const carl = await scene.member('carl');

    await run('/invite @carl');
    const again = await run('/invite @carl');
    await run('/remove @carl');

    expect(again.body['text']).toBe('@carl is already in the channel.');
    expect((await alice.get(`/api/v4/channels/${channelId}/members/${carl.id}`)).status).toBe(404);
  });

  it('give way to a command of the team that took the word by a change', async () => {
    const { body } = await scene.admin.post('/api/v4/commands', {
      team_id: scene.teamId,
      method: 'P',
      url: `${hook.url}/own`,
      trigger: 'own',
    });
    await scene.admin.put(`/api/v4/commands/${String(body['id'])}`, { ...body, trigger: 'shrug' });

    await run('/shrug x');

    expect(hook.asked[0]?.path).toBe('/own');
  });
});
