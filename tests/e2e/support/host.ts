import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { buildSandboxPage, sandboxPageDist } from '../../../build/sandbox-page.ts';
import { makeMovableClock } from '../../../sandbox/demonstration/movable-clock.ts';
import { registerDemonstration } from '../../../sandbox/demonstration/sandbox-routes.ts';
import { registerSandboxPage } from '../../../sandbox/server/page.ts';
import { startSandboxServer } from '../../../sandbox/server/server.ts';
import { MattermostApi } from './mattermost-api.ts';

/** The server under test: the sandbox, or a real one that `MATTERMOST_URL` names. */
export interface Host {
  readonly kind: 'sandbox' | 'real';
  readonly url: string;
  readonly administrator: MattermostApi;
  close(): Promise<void>;
}

/** A real server needs `MATTERMOST_ADMIN_TOKEN` too: the token or session of an administrator. */
export async function openHost(): Promise<Host> {
  const url = process.env['MATTERMOST_URL'];
  const token = process.env['MATTERMOST_ADMIN_TOKEN'];
  if (url === undefined || url === '') return openSandbox();
  if (token === undefined) throw new Error('MATTERMOST_URL is of no use without its token');
  return {
    kind: 'real',
    url: url.replace(/\/$/, ''),
    administrator: new MattermostApi(url.replace(/\/$/, ''), token),
    close: () => Promise.resolve(),
  };
}

/** The sandbox with its page. The first account of an empty server is its administrator. */
export async function openSandbox(): Promise<Host> {
  if (!existsSync(join(sandboxPageDist, 'index-17.html'))) {
    await buildSandboxPage({ mode: 'production', hosts: ['17'] });
  }
  const server = await startSandboxServer({
    extend: (app) => {
      registerSandboxPage(app, { dist: sandboxPageDist });
      registerDemonstration(app, { clock: makeMovableClock(), onMoved: () => undefined });
    },
  });
  const stranger = new MattermostApi(server.url);
  const account = { username: 'administration', password: 'administration-2026' };
  await stranger.call('POST', '/users', { ...account, email: 'administration@exemple.fr' });
  return {
    kind: 'sandbox',
    url: server.url,
    administrator: await stranger.as(account.username, account.password),
    close: () => server.close(),
  };
}
