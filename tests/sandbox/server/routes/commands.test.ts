import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newScene } from '../support/scene.ts';
import type { Person, Scene } from '../support/scene.ts';

let scene: Scene;
let alice: Person;

beforeAll(async () => {
  scene = await newScene();
  alice = await scene.member('alice');
});

afterAll(() => scene.close());

const command = (more: Readonly<Record<string, unknown>> = {}) => ({
  team_id: scene.teamId,
  method: 'P',
  url: 'http://a.example/hook',
  trigger: `t${Math.random().toString(36).slice(2)}`,
  ...more,
});

async function made(
  more: Readonly<Record<string, unknown>> = {},
): Promise<Record<string, unknown>> {
  const { body } = await scene.admin.post('/api/v4/commands', command(more));
  return { ...body };
}

describe('a new command', () => {
  it.each([
    [{ url: `http://a.example/${'x'.repeat(1024)}` }, 400, 'model.command.is_valid.url.app_error'],
    [{ url: 'http://' }, 400, 'model.command.is_valid.url_http.app_error'],
    [{ plugin_id: 'x' }, 400, 'model.command.is_valid.plugin_id.app_error'],
    [{ token: 'short' }, 400, 'model.command.is_valid.token.app_error'],
    [{ trigger: 'é'.repeat(65) }, 400, 'model.command.is_valid.trigger.app_error'],
    [{ trigger: 'SHRUG' }, 400, 'api.command.duplicate_trigger.app_error'],
    [{ id: 'x' }, 500, 'app.command.createcommand.internal_error'],
    [{ auto_complete_hint: 'x'.repeat(1025) }, 500, 'app.command.createcommand.internal_error'],
    [{ trigger: 5 }, 400, 'api.context.invalid_body_param.app_error'],
    [{ auto_complete: 'true' }, 400, 'api.context.invalid_body_param.app_error'],
  ])('is refused with %j', async (more, status, id) => {
    const reply = await scene.admin.post('/api/v4/commands', command(more));

    expect(reply).toMatchObject({ status, body: { id } });
  });

  it('keeps a token it brings', async () => {
    await expect(made({ token: 'a'.repeat(26) })).resolves.toHaveProperty('token', 'a'.repeat(26));
  });
});

describe('lists of commands', () => {
  it('show an ordinary member what is offered, without token and address', async () => {
    const { trigger } = await made({ auto_complete: true });
    const hidden = await made({ auto_complete: false });

    const { text } = await alice.get(`/api/v4/commands?team_id=${scene.teamId}`);
    const list: unknown = JSON.parse(text);

    expect(list).toContainEqual(
      expect.objectContaining({ trigger, token: '', url: '', method: '' }),
    );
    expect(list).toContainEqual(expect.objectContaining({ trigger: 'join', id: '' }));
    expect(text).not.toContain(`"${String(hidden['trigger'])}"`);
  });

  it('show a manager the hidden ones too', async () => {
    const hidden = await made({ auto_complete: false });

    const { text } = await scene.admin.get(`/api/v4/commands?team_id=${scene.teamId}`);

    expect(text).toContain(`"${String(hidden['trigger'])}"`);
  });

  it('suggest by the beginning of the word, with or without slash, in order', async () => {
    const { text } = await alice.get(
      `/api/v4/teams/${scene.teamId}/commands/autocomplete_suggestions?user_input=/O`,
    );

    expect(JSON.parse(text)).toMatchObject([
      { Complete: 'offline' },
      { Complete: 'online' },
      { Complete: 'open' },
    ]);
  });

  it('say of commands with commands of their own which these are', async () => {
    const { text } = await alice.get(
      `/api/v4/teams/${scene.teamId}/commands/autocomplete_suggestions?user_input=share`,
    );

    expect(JSON.parse(text)).toEqual([
      {
        Complete: 'share-channel',
        Suggestion: 'share-channel',
        Hint: '[action]',
        Description: 'Available actions: invite, uninvite, unshare, status',
        IconData: '',
      },
    ]);
  });

  it('need something typed for a suggestion', async () => {
    const reply = await alice.get(
      `/api/v4/teams/${scene.teamId}/commands/autocomplete_suggestions`,
    );

    expect(reply).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('userInput') },
    });
  });
});

describe('moving a command', () => {
  const anotherTeam = async (name: string) => {
    const { body } = await scene.admin.post('/api/v4/teams', {
      name,
      display_name: name,
      type: 'O',
    });
    return String(body['id']);
  };

  it('puts it into the other team, even where its word is taken', async () => {
    const there = await anotherTeam('other');
    const { id, trigger } = await made();
    await scene.admin.post('/api/v4/commands', command({ team_id: there, trigger }));

    const reply = await scene.admin.put(`/api/v4/commands/${String(id)}/move`, { team_id: there });

    expect(reply).toMatchObject({ status: 200, body: { status: 'OK' } });
    const moved = await scene.admin.get(`/api/v4/commands/${String(id)}`);
    expect(moved.body['team_id']).toBe(there);
  });

  it('needs an existing team', async () => {
    const { id } = await made();

    const reply = await scene.admin.put(`/api/v4/commands/${String(id)}/move`, { team_id: 'none' });

    expect(reply).toMatchObject({ status: 404, body: { id: 'app.team.get.find.app_error' } });
  });

  it('is not for ordinary members', async () => {
    const { id } = await made();

    const reply = await alice.put(`/api/v4/commands/${String(id)}/move`, { team_id: scene.teamId });

    expect(reply.status).toBe(403);
  });
});

describe('while commands are off', () => {
  it('none exists, and none is made', async () => {
    const off = await newScene({ ServiceSettings: { EnableCommands: false } });
    const body = { ...command(), team_id: off.teamId };

    const creation = await off.admin.post('/api/v4/commands', body);
    const reading = await off.admin.get(`/api/v4/commands/${'a'.repeat(26)}`);
    const offered = await off.admin.get(`/api/v4/teams/${off.teamId}/commands/autocomplete`);

    await off.close();
    expect(creation).toMatchObject({ status: 501, body: { id: 'api.command.disabled.app_error' } });
    expect(reading.status).toBe(404);
    expect(offered.status).toBe(200);
  });
});
