import { apiPrefix } from '@coop/contract/identity';
import { problemSchema } from '@coop/contract/problem';
import type { Download } from '@coop/contract/route';

import {
  address,
  attemptOfError,
  type BotClientDeps,
  type CallFailure,
  headers,
  lost,
} from './bot-client.ts';
import { parseJson } from './host-api.ts';
import { failed, ok, type Result } from './result.ts';
import type { Session } from '@coop/contract/session';

export interface FetchedFile {
  /** As the bot names it. */
  readonly name: string;
  readonly content: Blob;
}

export interface FileRequest {
  readonly query: Readonly<Record<string, string | undefined>>;
  /** Hears how many bytes have come so far. */
  readonly onBytes: (bytes: number) => void;
  readonly signal: AbortSignal;
}

export interface FileClient {
  /** Fetches a file of the contract as the person on screen, whole or not at all. */
  fetchFile(download: Download, request: FileRequest): Promise<Result<FetchedFile, CallFailure>>;
}

type Attempt =
  | { readonly tag: 'Fetched'; readonly file: FetchedFile }
  | { readonly tag: 'Refused'; readonly status: number; readonly body: unknown }
  | { readonly tag: 'Lost' | 'TooSlow' | 'GivenUp' };

export function makeFileClient(deps: BotClientDeps): FileClient {
  return {
    fetchFile: async (download, request) => {
      const first = await deps.session.get();
      if (!first.ok) {
        return first;
      }
      const attempt = await fetchOnce(deps, { download, request, session: first.value });
      if (attempt.tag !== 'Refused' || attempt.status !== 401) {
        return conclude(attempt, () => lost(deps, first.value.apiUrl));
      }
      const renewed = await deps.session.renew();
      if (!renewed.ok) {
        return renewed;
      }
      const second = await fetchOnce(deps, { download, request, session: renewed.value });
      return conclude(second, () => lost(deps, renewed.value.apiUrl));
    },
  };
}

function conclude(attempt: Attempt, whenLost: () => CallFailure): Result<FetchedFile, CallFailure> {
  switch (attempt.tag) {
    case 'Fetched':
      return ok(attempt.file);
    case 'Refused': {
      const problem = problemSchema.safeParse(attempt.body);
      return failed(
        problem.success ? { tag: 'Refused', problem: problem.data } : { tag: 'Unreadable' },
      );
    }
    case 'Lost':
      return failed(whenLost());
    case 'TooSlow':
    case 'GivenUp':
      return failed({ tag: attempt.tag });
  }
}

interface Fetching {
  readonly download: Download;
  readonly request: FileRequest;
  readonly session: Session;
}

async function fetchOnce(deps: BotClientDeps, fetching: Fetching): Promise<Attempt> {
  const { download, request, session } = fetching;
  const patience = makePatience(deps.timeoutMs ?? 30_000, request.signal);
  try {
    const url = session.apiUrl + apiPrefix + address(download, { query: request.query });
    const response = await deps.fetch(url, {
      method: 'GET',
      credentials: 'omit',
      headers: headers(session.token, {}),
      signal: patience.signal,
    });
    if (response.status >= 400) {
      return { tag: 'Refused', status: response.status, body: parseJson(await response.text()) };
    }
    const hear = (bytes: number): void => {
      patience.renew();
      request.onBytes(bytes);
    };
    const pieces = await readAll(response.body ?? undefined, hear);
    const type = response.headers?.get('content-type') ?? '';
    const name = nameIn(response.headers?.get('content-disposition') ?? '');
    return { tag: 'Fetched', file: { name, content: new Blob(pieces, { type }) } };
  } catch (error) {
    return attemptOfError(error, request.signal);
  } finally {
    patience.end();
  }
}

async function readAll(
  body: ReadableStream<Uint8Array<ArrayBuffer>> | undefined,
  hear: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const reader = body?.getReader();
  let bytes = 0;
  for (;;) {
    const read = await reader?.read();
    if (read?.value === undefined) {
      return pieces;
    }
    pieces.push(read.value);
    bytes += read.value.byteLength;
    hear(bytes);
  }
}

/** Gives up when nothing comes for so long, or when the person does. */
function makePatience(
  silenceMs: number,
  given: AbortSignal,
): { readonly signal: AbortSignal; readonly renew: () => void; readonly end: () => void } {
  const ending = new AbortController();
  const giveUp = (): void => ending.abort();
  let timer = setTimeout(giveUp, silenceMs);
  given.addEventListener('abort', giveUp);
  if (given.aborted) {
    giveUp();
  }
  return {
    signal: ending.signal,
    renew: () => {
      clearTimeout(timer);
      timer = setTimeout(giveUp, silenceMs);
    },
    end: () => {
      clearTimeout(timer);
      given.removeEventListener('abort', giveUp);
    },
  };
}

function nameIn(disposition: string): string {
  return /filename="([^"]+)"/.exec(disposition)?.[1] ?? 'export';
}
