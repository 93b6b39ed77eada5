import { craDownloads } from '@coop/contract/cra-downloads';
import { describe, expect, it } from '@jest/globals';

import { makeExportKeeper } from '../../../webapp/src/core/export-keeper.ts';
import { makeFileClient } from '../../../webapp/src/core/file-client.ts';
import type { Fetch } from '../../../webapp/src/core/host-api.ts';
import { ok } from '../../../webapp/src/core/result.ts';

/** Text, or `broken`, or `silence`. */
type Piece = string;
type Answer =
  | { readonly status: 200; readonly pieces: readonly Piece[] }
  | { readonly status: number; readonly body: unknown }
  | 'lost';

/** A body that comes piece by piece; the host page’s streams are not in this test’s page. */
function bodyOf(pieces: readonly Piece[], signal: AbortSignal | null | undefined) {
  const left = [...pieces];
  const read = (): Promise<{ done: boolean; value: Uint8Array<ArrayBuffer> | undefined }> => {
    const piece = left.shift();
    if (piece === 'broken') {
      return Promise.reject(new TypeError('network error'));
    }
    if (piece === 'silence') {
      return new Promise((_, reject) => {
        const end = (): void => reject(new DOMException('Aborted', 'AbortError'));
        signal?.addEventListener('abort', end);
        if (signal?.aborted === true) {
          end();
        }
      });
    }
    const value = piece === undefined ? undefined : Uint8Array.from(Buffer.from(piece));
    return Promise.resolve({ done: piece === undefined, value });
  };
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the one method of a stream that is used
  return { getReader: () => ({ read }) } as never;
}

function setUp(...answers: readonly Answer[]) {
  const sent: { url: string; request: RequestInit }[] = [];
  const saved: string[] = [];
  const fetch: Fetch = (url, request) => {
    sent.push({ url, request });
    const answer = answers[sent.length - 1] ?? 'lost';
    if (answer === 'lost') {
      return Promise.reject(new TypeError('Failed to fetch'));
    }
    if (!('pieces' in answer)) {
      return Promise.resolve({
        status: answer.status,
        text: () => Promise.resolve(JSON.stringify(answer.body)),
      });
    }
    const headers = new Map([['content-disposition', 'attachment; filename="cra_2026.csv"']]);
    return Promise.resolve({
      status: 200,
      text: () => Promise.resolve(''),
      headers: { get: (name: string) => headers.get(name) ?? null },
      body: bodyOf(answer.pieces, request.signal),
    });
  };
  const session = (token: string) => ok({ token, expiresAt: 9e12, apiUrl: 'https://bot' });
  const files = makeFileClient({
    fetch,
    isOnline: () => true,
    timeoutMs: 20,
    session: {
      get: () => Promise.resolve(session('first')),
      renew: () => Promise.resolve(session('second')),
      forget: () => undefined,
    },
  });
  const keeper = makeExportKeeper(files, ({ name, content }) => {
    saved.push(`${name} ${String(content.size)}`);
  });
  const seen: string[] = [];
  keeper.watch(() => {
    const now = keeper.get();
    seen.push(now.tag === 'working' ? `working ${String(now.bytes)}` : now.tag);
  });
  const begin = (query = { format: 'csv', from: undefined }) =>
    keeper.begin(craDownloads.list, query);
  return { sent, saved, seen, keeper, begin };
}

const problem = (code: string, status: number) => ({
  status,
  body: { type: 'x', title: 'x', status, code, detail: 'Non.' },
});

describe('a file of the bot', () => {
  it('is asked for with the session, and saved under its name once it is whole', async () => {
    const { begin, sent, saved, seen } = setUp({ status: 200, pieces: ['date;', 'durée'] });
    await begin();

    expect(sent[0]).toMatchObject({
      url: 'https://bot/api/v1/cra/export?format=csv',
      request: { method: 'GET', credentials: 'omit', headers: { Authorization: 'Bearer first' } },
    });
    expect(seen).toEqual(['idle', 'idle', 'working 0', 'working 5', 'working 11', 'saved']);
    expect(saved).toEqual(['cra_2026.csv 11']);
  });

  it('cut in the middle is not saved, and can be asked for again', async () => {
    const { begin, keeper, saved } = setUp(
      { status: 200, pieces: ['date;', 'broken'] },
      { status: 200, pieces: ['whole'] },
    );
    await begin();
    const failed = keeper.get();

    expect(failed).toMatchObject({ tag: 'failed', failure: { tag: 'OutOfReach' } });
    expect(saved).toEqual([]);
    if (failed.tag === 'failed') {
      failed.retry();
    }
    await new Promise((resolve) => {
      keeper.watch(() => {
        if (keeper.get().tag === 'saved') {
          resolve(undefined);
        }
      });
    });
    expect(saved).toEqual(['cra_2026.csv 5']);
  });

  it('that stops coming is given up', async () => {
    const { begin, keeper } = setUp({ status: 200, pieces: ['date;', 'silence'] });
    await begin();

    expect(keeper.get()).toMatchObject({ tag: 'failed', failure: { tag: 'TooSlow' } });
  });

  it('is stopped by the person without a word', async () => {
    const { begin, keeper, saved } = setUp({ status: 200, pieces: ['date;', 'silence'] });
    const begun = begin();
    keeper.cancel();
    await begun;

    expect(keeper.get()).toEqual({ tag: 'idle' });
    expect(saved).toEqual([]);
  });

  it('is asked for again with a new session when the first has ended', async () => {
    const { begin, sent, saved } = setUp(problem('session-missing', 401), {
      status: 200,
      pieces: ['x'],
    });
    await begin();

    expect(sent[1]?.request.headers).toEqual({ Authorization: 'Bearer second' });
    expect(saved).toEqual(['cra_2026.csv 1']);
  });

  it('that is refused says why', async () => {
    const { begin, keeper } = setUp(problem('nothing-to-export', 404));
    await begin();

    expect(keeper.get()).toMatchObject({
      tag: 'failed',
      failure: { tag: 'Refused', problem: { code: 'nothing-to-export' } },
    });
  });
});
