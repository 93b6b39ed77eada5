import * as z from 'zod/mini';

import { csrfToken } from './host.ts';
import type { CommandPlace } from './selectors.ts';

/** What the host says to a command: its status and body, or why it was not even asked. */
export type CommandAnswer =
  | { readonly tag: 'Answered'; readonly status: number; readonly body: unknown }
  | { readonly tag: 'NotSignedIn' }
  | { readonly tag: 'HostUnreachable' };

export type ExecuteCommand = (command: string, place: CommandPlace) => Promise<CommandAnswer>;

/** The part of the browser's `fetch` that is used. */
export type Fetch = (
  url: string,
  request: RequestInit,
) => Promise<{
  readonly status: number;
  text(): Promise<string>;
  readonly headers?: { get(name: string): string | null };
  readonly body?: ReadableStream<Uint8Array<ArrayBuffer>> | null;
}>;

export interface HostApiDeps {
  readonly fetch: Fetch;
  readonly basePath: () => string;
}

/**
 * Runs slash commands as the person on screen.
 *
 * ## Security
 * Without the CSRF header the host ends the person's session: no cookie, no request.
 */
export function makeExecuteCommand(deps: HostApiDeps): ExecuteCommand {
  return async (command, place) => {
    const token = csrfToken();
    if (token === undefined) {
      return { tag: 'NotSignedIn' };
    }
    const request = {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        'Content-Type': 'application/json',
        'X-CSRF-Token': token,
        'X-Requested-With': 'XMLHttpRequest',
      },
      body: JSON.stringify({ command, channel_id: place.channelId, team_id: place.teamId }),
    } as const;
    try {
      const response = await deps.fetch(`${deps.basePath()}/api/v4/commands/execute`, request);
      const text = await response.text();
      return { tag: 'Answered', status: response.status, body: parseJson(text) };
    } catch (error) {
      return answerOfNoAnswer(error);
    }
  };
}

/**
 * Where a command can be run, as the host says it: a page opened by its own address knows neither
 * team nor channel. Empty when the host does not say.
 */
export function makeFindPlaces(deps: HostApiDeps): () => Promise<readonly CommandPlace[]> {
  const read = async (path: string): Promise<readonly HostObject[]> => {
    const token = csrfToken();
    if (token === undefined) {
      return [];
    }
    const headers = { 'X-CSRF-Token': token, 'X-Requested-With': 'XMLHttpRequest' };
    try {
      const url = `${deps.basePath()}/api/v4/users/me/${path}`;
      const response = await deps.fetch(url, { credentials: 'same-origin', headers });
      const found = listSchema.safeParse(parseJson(await response.text()));
      return found.success ? found.data.filter(({ delete_at = 0 }) => delete_at === 0) : [];
    } catch (error) {
      answerOfNoAnswer(error);
      return [];
    }
  };
  return async () => {
    const [team] = await read('teams');
    const channels = team === undefined ? [] : await read(`teams/${team.id}/channels`);
    return channels.map(({ id }) => ({ channelId: id, teamId: team?.id ?? '' }));
  };
}

const listSchema = z.array(z.object({ id: z.string(), delete_at: z.optional(z.number()) }));
type HostObject = z.output<typeof listSchema>[number];

function answerOfNoAnswer(error: unknown): CommandAnswer {
  if (error instanceof TypeError || error instanceof DOMException) {
    return { tag: 'HostUnreachable' };
  }
  throw error;
}

/** Undefined for a text that is not JSON, such as a proxy's page. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
