import { AxiosError, isAxiosError, isCancel } from 'axios';
import { readRetryAfterMs } from './backoff.ts';
import {
  classifyRefusal,
  isPassingStatus,
  MattermostRefused,
  MattermostUnreachable,
  readErrorId,
} from './refusals.ts';
import { describeRequest, parseJson, type RestRequest } from './rest-request.ts';

/** Whether the same request may succeed in a moment: no answer, a time-out, 429, 5xx. */
export function canHeal(error: AxiosError): boolean {
  if (isCancel(error)) return false;
  if (error.response !== undefined) return isPassingStatus(error.response.status);
  return error.code !== AxiosError.ERR_BAD_RESPONSE && error.request !== undefined;
}

/**
 * Turns what the HTTP library threw into one of our two errors. The original is not kept as cause:
 * it holds the headers of the request, the token among them.
 */
export function translateFailure(error: unknown, request: RestRequest, nowMs: number): Error {
  if (!isAxiosError(error)) return error instanceof Error ? error : new Error(String(error));
  const { response } = error;
  if (response === undefined) return translateSilence(error, request);
  const headers = readHeaders(response.headers);
  if (isPassingStatus(response.status)) {
    return translatePassing(response.status, headers['retry-after'], { request, nowMs });
  }
  const errorId = readErrorId(parseJson(textOf(response.data)));
  return new MattermostRefused({
    kind: classifyRefusal(response.status, errorId),
    status: response.status,
    errorId,
    request: describeRequest(request),
  });
}

/** Header names in lower case with their values as text. */
export function readHeaders(headers: object | undefined): Record<string, string> {
  const read: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers ?? {})) {
    if (typeof value === 'string') read[name.toLowerCase()] = value;
  }
  return read;
}

interface Circumstances {
  readonly request: RestRequest;
  readonly nowMs: number;
}

function translatePassing(
  status: number,
  retryAfter: string | undefined,
  { request, nowMs }: Circumstances,
): MattermostUnreachable {
  return new MattermostUnreachable({
    reason: status === 429 ? 'rate-limited' : 'server-error',
    request: describeRequest(request),
    outcome: status === 429 ? 'not-done' : 'unknown',
    status,
    retryAfterMs: readRetryAfterMs(retryAfter, nowMs),
  });
}

/** Failures before a connection stands: nothing of the request has left. */
const notConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

function translateSilence(error: AxiosError, request: RestRequest): MattermostUnreachable {
  const code = error.code ?? 'unknown';
  return new MattermostUnreachable({
    reason: reasonOf(error, code),
    request: describeRequest(request),
    outcome: notConnected.has(code) ? 'not-done' : 'unknown',
    cause: new Error(code),
  });
}

function reasonOf(error: AxiosError, code: string): MattermostUnreachable['reason'] {
  if (isCancel(error)) return 'cancelled';
  if (code === AxiosError.ETIMEDOUT || code === AxiosError.ECONNABORTED) return 'timeout';
  return code === AxiosError.ERR_BAD_RESPONSE ? 'unreadable-answer' : 'network';
}

function textOf(data: unknown): string {
  return Buffer.isBuffer(data) ? data.toString('utf8') : '';
}
