import { posix } from 'node:path';
import { AppError } from '../http/app-error.ts';
import type { Sandbox } from '../sandbox.ts';
import { askIntegration, Unanswered } from './outgoing.ts';

/** What a click or a dialog sends, as JSON. */
export interface ActionRequest {
  readonly url: string;
  readonly body: unknown;
  /** The token of whoever acts: only routes of plugins on this very server get it. */
  readonly token: string;
  readonly maxBytes?: number;
}

/** What a server without plugin servers answers under `/plugins/`. */
const NO_PLUGIN = Buffer.from('404 page not found\n');

export const integrationFailed = (): AppError =>
  new AppError('api.post.do_action.action_integration.app_error', 400);

/**
 * Posts to the integration behind a button, a menu or a dialog and gives the body of its answer;
 * every failure and every status but 200 is the same refusal.
 */
export async function postToIntegration(sandbox: Sandbox, asked: ActionRequest): Promise<Buffer> {
  if (isLocal(asked.url)) return NO_PLUGIN;
  const answer = await send(sandbox, asked);
  if (answer.status !== 200) throw integrationFailed();
  return answer.body;
}

async function send(sandbox: Sandbox, asked: ActionRequest): ReturnType<typeof askIntegration> {
  const settings = sandbox.config().ServiceSettings;
  const own = isOwnPlugin(asked.url, settings.SiteURL);
  const request = {
    method: 'POST',
    url: asked.url,
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/json',
      ...(own ? { Authorization: `Bearer ${asked.token}` } : {}),
    },
    body: JSON.stringify(asked.body),
  } as const;
  try {
    return await askIntegration(request, {
      timeoutMs: settings.OutgoingIntegrationRequestsTimeout * 1000,
      allowed: own ? undefined : settings.AllowedUntrustedInternalConnections,
      ...(asked.maxBytes === undefined ? {} : { maxBytes: asked.maxBytes }),
    });
  } catch (error) {
    if (error instanceof Unanswered) throw integrationFailed();
    throw error;
  }
}

function isLocal(url: string): boolean {
  return /^\/?plugins\//.test(posix.normalize(url));
}

function isOwnPlugin(url: string, siteUrl: string): boolean {
  if (!URL.canParse(url) || !URL.canParse(siteUrl)) return false;
  const { hostname, pathname } = new URL(url);
  return hostname === new URL(siteUrl).hostname && pathname.startsWith('/plugins');
}
