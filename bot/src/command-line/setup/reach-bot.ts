import { createServer } from 'node:http';

import * as z from 'zod';

import { good, wrong, type Finding } from './findings.ts';
import { MattermostRefused, MattermostUnreachable } from '../../adapters/mattermost/refusals.ts';
import { anyAnswer, ask, type SendRequest } from '../../adapters/mattermost/rest-request.ts';
import { say } from '../../core/text.ts';

export interface ReachRequest {
  /** With the bot's session. */
  readonly send: SendRequest;
  readonly teamId: string;
  readonly callbackUrl: string;
  readonly host: string;
  readonly port: number;
  /** Letters and digits of this trial. */
  readonly nonce: string;
}

/**
 * Whether the server reaches the bot: a passing slash command is called, and its address must answer
 * 200. If no bot listens, the port is opened for the trial.
 */
export async function checkServerReachesBot(request: ReachRequest): Promise<Finding> {
  const { callbackUrl, host, port } = request;
  const isRunning = await answersHealth(callbackUrl);
  const stand = isRunning ? undefined : await openStandIn(host, port);
  if (stand === 'busy') {
    return wrong('callback', say('operation.callback.busy', { port: String(port) }));
  }
  try {
    const facts = { url: callbackUrl, host: new URL(callbackUrl).hostname };
    if (await callThroughServer(request)) {
      return good('callback', say('operation.callback.good', facts));
    }
    return wrong('callback', say('operation.callback.unreachable', facts));
  } finally {
    await stand?.close();
  }
}

const patienceMs = 5_000;

/** Whether a bot answers there, seen from here. */
export async function answersHealth(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/health`, { signal: AbortSignal.timeout(patienceMs) });
    await answer.body?.cancel();
    return answer.ok;
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}

interface StandIn {
  close(): Promise<void>;
}

/** What the bot would answer about its health, on its port. */
async function openStandIn(host: string, port: number): Promise<StandIn | 'busy'> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end('{"status":"alive"}');
  });
  const isOpen = await new Promise<boolean>((resolve) => {
    server.once('error', () => {
      resolve(false);
    });
    server.listen(port, host, () => {
      resolve(true);
    });
  });
  if (!isOpen) return 'busy';
  return {
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

const withId = z.object({ id: z.string() });

async function callThroughServer({ send, teamId, callbackUrl, nonce }: ReachRequest) {
  const channel = await ask(
    send,
    {
      method: 'GET',
      route: '/teams/{teamId}/channels/name/{name}',
      path: { teamId, name: 'town-square' },
    },
    withId,
  );
  const trigger = `coop-${nonce}`;
  const body = { team_id: teamId, trigger, method: 'G', url: `${callbackUrl}/health` };
  const command = await ask(send, { method: 'POST', route: '/commands', body }, withId);
  try {
    const call = { command: `/${trigger}`, channel_id: channel.id, team_id: teamId };
    await ask(send, { method: 'POST', route: '/commands/execute', body: call }, anyAnswer);
    return true;
  } catch (error) {
    if (error instanceof MattermostRefused || error instanceof MattermostUnreachable) return false;
    throw error;
  } finally {
    const path = { commandId: command.id };
    await send({ method: 'DELETE', route: '/commands/{commandId}', path });
  }
}

/** A page under https may not call an address under http, loopback excepted. */
export function checkPublicAddress(publicUrl: string, siteUrl: string): Finding {
  const { protocol, hostname } = new URL(publicUrl);
  const isMixed = siteUrl.startsWith('https:') && protocol === 'http:';
  const isLoopback = /^(localhost|127\.|\[::1\])/.test(hostname);
  const facts = { url: publicUrl, site: siteUrl };
  if (isMixed && !isLoopback) return wrong('public', say('operation.public.mixed', facts));
  const isElsewhere = isLoopback && !/^https?:\/\/(localhost|127\.|\[::1\])/.test(siteUrl);
  if (isElsewhere) return wrong('public', say('operation.public.loopback', facts));
  return good('public', say('operation.public.good', facts));
}
