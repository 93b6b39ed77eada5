import { readFile } from 'node:fs/promises';

import { openRest } from '../open-rest.ts';
import type { Shell } from '../shell.ts';
import { CommandFailed } from '../shown-failure.ts';
import { realRandom } from '../with-storage.ts';
import { logIn, logOut } from '../../adapters/mattermost/admin.ts';
import { isRefused } from '../../adapters/mattermost/refusals.ts';
import type { SendRequest } from '../../adapters/mattermost/rest-request.ts';
import { makeUsers } from '../../adapters/mattermost/users.ts';
import { say } from '../../core/text.ts';

export interface AdministratorOptions {
  readonly token?: string;
  readonly tokenFile?: string;
  readonly login?: string;
  readonly passwordFile?: string;
}

/** A session of a system administrator. */
export interface Administrator {
  readonly send: SendRequest;
  /** Ends the session if it was opened here. */
  close(): Promise<void>;
}

/**
 * Opens the administrator's session: with the token that was given, else by name and password, asked
 * for on a terminal. Refused unless the account is a system administrator.
 */
export async function openAdministrator(
  shell: Shell,
  url: string,
  options: AdministratorOptions,
): Promise<Administrator> {
  const given = options.tokenFile
    ? (await readFile(options.tokenFile, 'utf8')).trim()
    : options.token;
  const token = given ?? (await openSession(shell, url, options));
  const rest = openRest({ url, token, random: realRandom });
  const close = async () => {
    if (given === undefined) await logOut(rest.send);
    rest.close();
  };
  try {
    const me = await makeUsers(rest.send).me();
    if (!me.isSystemAdmin) {
      throw new CommandFailed(1, say('operation.setup.notAdmin', { username: me.username }));
    }
    return { send: rest.send, close };
  } catch (error) {
    if (isRefused(error, 'unauthorised')) {
      throw new CommandFailed(1, say('operation.setup.tokenRefused'));
    }
    await close();
    throw error;
  }
}

async function openSession(
  shell: Shell,
  url: string,
  { login, passwordFile }: AdministratorOptions,
): Promise<string> {
  const { terminal, t } = shell;
  if (login === undefined && !terminal.isInteractive) {
    throw new CommandFailed(2, say('operation.setup.whoAreYou'));
  }
  const loginId = login ?? (await terminal.ask(t(say('operation.setup.askLogin'))));
  if (passwordFile === undefined && !terminal.isInteractive) {
    throw new CommandFailed(2, say('operation.setup.noPassword'));
  }
  const password = passwordFile
    ? (await readFile(passwordFile, 'utf8')).trim()
    : await terminal.ask(t(say('operation.setup.askPassword')), 'secret');
  const rest = openRest({ url, random: realRandom });
  try {
    return await logIn(rest.send, { loginId, password });
  } catch (error) {
    if (!isRefused(error, 'wrong-credentials', 'locked-account')) throw error;
    const isLocked = error.kind === 'locked-account';
    const key = isLocked ? 'operation.setup.lockedAccount' : 'operation.setup.wrongPassword';
    throw new CommandFailed(1, say(key));
  } finally {
    rest.close();
  }
}
