import { isRefused, MattermostRefused, MattermostUnreachable } from './refusals.ts';
import type { SendRequest } from './rest-request.ts';
import type { SessionState } from './event-stream.ts';

/** Asks Mattermost whether the session of these requests is still good; `unknown` without an answer. */
export async function checkSession(send: SendRequest): Promise<SessionState> {
  try {
    await send({ method: 'GET', route: '/users/me' });
    return 'alive';
  } catch (error) {
    if (isRefused(error, 'unauthorised')) return 'revoked';
    if (error instanceof MattermostRefused || error instanceof MattermostUnreachable) {
      return 'unknown';
    }
    throw error;
  }
}
