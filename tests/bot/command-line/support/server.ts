import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { create } from 'tar';
import { z } from 'zod';

import { startSandboxServer, type SandboxServer } from '../../../../sandbox/server/server.ts';
import type { JsonObject } from '../../../../sandbox/server/config.ts';

export const password = 'Passw0rd!coop';

export interface ServerWithPeople {
  readonly url: string;
  readonly sandbox: SandboxServer;
  /** Session of the administrator. */
  readonly adminToken: string;
  readonly close: () => Promise<void>;
}

/** A server with the administrator `admin` and, in the team `cnum`, the member `claire`. */
export async function startServerWithPeople(config: JsonObject = {}): Promise<ServerWithPeople> {
  const sandbox = await startSandboxServer({ config });
  const { url } = sandbox;
  await post(url, '/users', accountOf('admin'));
  const adminToken = await logIn(url, 'admin');
  const as = { token: adminToken };
  const team = await post(url, '/teams', { name: 'cnum', display_name: 'CnNum', type: 'O' }, as);
  const claire = await post(url, '/users', accountOf('claire'), as);
  await post(url, `/teams/${team}/members`, { team_id: team, user_id: claire }, as);
  return { url, sandbox, adminToken, close: () => sandbox.close() };
}

function accountOf(username: string) {
  return { username, email: `${username}@exemple.fr`, password };
}

export async function logIn(url: string, username: string): Promise<string> {
  const answer = await fetch(`${url}/api/v4/users/login`, {
    method: 'POST',
    body: JSON.stringify({ login_id: username, password }),
  });
  return answer.headers.get('token') ?? '';
}

async function post(url: string, route: string, body: object, { token = '' } = {}) {
  const answer = await fetch(`${url}/api/v4${route}`, {
    method: 'POST',
    headers: token === '' ? {} : { authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  const made = z.object({ id: z.string().optional() }).parse(await answer.json());
  return made.id ?? '';
}

/** A package of the plugin as `npm run package` makes one, with an empty bundle. */
export async function packEmptyPlugin(folder: string): Promise<string> {
  const manifest = readFileSync(join(import.meta.dirname, '../../../../plugin.json'), 'utf8');
  mkdirSync(join(folder, 'coop/webapp/dist'), { recursive: true });
  writeFileSync(join(folder, 'coop/plugin.json'), manifest);
  writeFileSync(join(folder, 'coop/webapp/dist/main.js'), 'void 0;');
  const file = join(folder, 'plugin.tar.gz');
  await create({ gzip: true, cwd: folder, file }, ['coop']);
  return file;
}

/** A port on which nobody listens now. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });
}
