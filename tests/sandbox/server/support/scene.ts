import { startSandboxServer } from '../../../../sandbox/server/server.ts';
import type { SandboxServer } from '../../../../sandbox/server/server.ts';
import type { JsonObject } from '../../../../sandbox/server/config.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The JSON of the answer, `undefined` when it is none. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** One person's way to the API; without token a stranger's. */
export class Person {
  readonly id: string;
  readonly token: string;
  readonly #url: string;

  constructor(url: string, id: string, token: string) {
    this.#url = url;
    this.id = id;
    this.token = token;
  }

  get(path: string): Promise<Reply> {
    return this.send('GET', path);
  }

  post(path: string, body?: unknown): Promise<Reply> {
    return this.send('POST', path, body);
  }

  put(path: string, body?: unknown): Promise<Reply> {
    return this.send('PUT', path, body);
  }

  delete(path: string): Promise<Reply> {
    return this.send('DELETE', path);
  }

  async send(method: string, path: string, body?: unknown): Promise<Reply> {
    const bytes = body instanceof Uint8Array ? Buffer.from(body) : undefined;
    const form = body instanceof FormData ? body : bytes;
    const response = await fetch(this.#url + path, {
      method,
      headers: {
        ...(this.token === '' ? {} : { authorization: `Bearer ${this.token}` }),
        ...(body === undefined || form ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: form ?? JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parsed(text) };
  }
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** A running sandbox with an administrator and a team. */
export interface Scene {
  readonly server: SandboxServer;
  readonly admin: Person;
  readonly stranger: Person;
  readonly teamId: string;
  /** A new member of the team. */
  member(name: string): Promise<Person>;
  /** A new account without team. */
  account(name: string): Promise<Person>;
  /** A new channel of the team, made by that person. */
  channel(by: Person, name: string, type?: string): Promise<string>;
  close(): Promise<void>;
}

export async function newScene(config: JsonObject = {}): Promise<Scene> {
  const server = await startSandboxServer({ config });
  const stranger = new Person(server.url, '', '');
  const account = (name: string) => newAccount(server.url, stranger, name);
  const admin = await account('admin');
  const team = await admin.post('/api/v4/teams', { name: 'coop', display_name: 'Coop', type: 'O' });
  const teamId = String(team.body['id']);
  return {
    server,
    admin,
    stranger,
    teamId,
    account,
    member: async (name) => {
      const person = await account(name);
      await admin.post(`/api/v4/teams/${teamId}/members`, { team_id: teamId, user_id: person.id });
      return person;
    },
    channel: async (by, name, type = 'O') => {
      const made = await by.post('/api/v4/channels', {
        team_id: teamId,
        name,
        display_name: name,
        type,
      });
      return String(made.body['id']);
    },
    close: () => server.close(),
  };
}

async function newAccount(url: string, stranger: Person, name: string): Promise<Person> {
  const password = `${name}-secret-1`;
  const made = await stranger.post('/api/v4/users', {
    email: `${name}@example.org`,
    username: name,
    password,
  });
  const login = await stranger.post('/api/v4/users/login', { login_id: name, password });
  return new Person(url, String(made.body['id']), login.headers.get('token') ?? '');
}
