import {
  makeRestClient,
  type RestClient,
  type RestClientSettings,
} from '../../../../../bot/src/adapters/mattermost/rest-client.ts';
import type {
  RestAnswer,
  RestRequest,
  SendRequest,
} from '../../../../../bot/src/adapters/mattermost/rest-request.ts';

export const nowMs = 1_790_000_000_000;

type QuickClient = RestClient & { readonly delaysMs: number[] };

/** A client whose delays pass at once and are written down. */
export function quickClient(
  settings: Partial<RestClientSettings> & { readonly url: string },
): QuickClient {
  return withoutDelays({ token: 'secret-token', userAgent: 'coop/0.1.0', ...settings });
}

export function anonymousClient(url: string): QuickClient {
  return withoutDelays({ url, userAgent: 'coop/0.1.0' });
}

function withoutDelays(settings: RestClientSettings): QuickClient {
  const delaysMs: number[] = [];
  const sleep = (ms: number) => {
    delaysMs.push(ms);
    return Promise.resolve();
  };
  return { ...makeRestClient(settings, { nowMs: () => nowMs, random: () => 0, sleep }), delaysMs };
}

export interface ScriptedSend {
  readonly send: SendRequest;
  readonly requests: RestRequest[];
}

/** Answers each request with JSON made from it, and writes the request down. */
export function scriptedSend(answer: (request: RestRequest) => unknown): ScriptedSend {
  const requests: RestRequest[] = [];
  const send = (request: RestRequest): Promise<RestAnswer> => {
    requests.push(request);
    return Promise.resolve()
      .then(() => answer(request))
      .then((value) => ({ status: 200, headers: {}, body: Buffer.from(JSON.stringify(value)) }));
  };
  return { send, requests };
}

/** What a promise was rejected with; fails when it was not. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('The promise was not rejected');
}
