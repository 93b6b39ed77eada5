import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { Readable } from 'node:stream';
import axios, { type AxiosError, type AxiosInstance, type AxiosRequestConfig } from 'axios';
import axiosRetry from 'axios-retry';
import PQueue from 'p-queue';
import { type Backoff, backoffMs, readRetryAfterMs, type Sleep } from './backoff.ts';
import { MattermostRefused } from './refusals.ts';
import {
  describeRequest,
  fillRoute,
  isRepeatable,
  type RestAnswer,
  type RestRequest,
  type SendRequest,
} from './rest-request.ts';
import { canHeal, readHeaders, translateFailure } from './rest-failure.ts';
import { siteAddress } from './site-address.ts';

export interface RestClientSettings {
  /** The site, with its sub-path if it has one. */
  readonly url: string;
  /** A personal access token or a session; absent for calls without session (login). */
  readonly token?: string;
  readonly userAgent: string;
  /** Requests in flight at once. */
  readonly concurrency?: number;
  readonly timeoutMs?: number;
  /** Repetitions after the first attempt, for repeatable requests only. */
  readonly retries?: number;
  readonly backoff?: Backoff;
  /** A `Retry-After` beyond this is not waited for: the failure carries it to the caller. */
  readonly longestWaitMs?: number;
}

export interface RestClientDeps {
  readonly nowMs: () => number;
  /** From 0 (included) to 1 (excluded). */
  readonly random: () => number;
  readonly sleep: Sleep;
}

export interface RestClient {
  readonly send: SendRequest;
  /** Lets no idle connection linger; requests in flight end by themselves. */
  readonly close: () => void;
}

/** Mattermost refuses larger bodies with 413 (uploads excepted), after having read them. */
const maxJsonBytes = 300_000;
const maxAnswerBytes = 20_000_000;

/**
 * The one door to Mattermost's REST API: bounded concurrency, urgent requests first, time-outs,
 * repetitions of repeatable requests with growing delays. A waiting request keeps its place, so
 * that a struggling server sees fewer requests, not more.
 *
 * Security: the token travels in the `Authorization` header of requests to this site only;
 * redirections are not followed, and nothing of a request but method and route enters an error.
 */
export function makeRestClient(settings: RestClientSettings, deps: RestClientDeps): RestClient {
  const agents = {
    httpAgent: new HttpAgent({ keepAlive: true }),
    httpsAgent: new HttpsAgent({ keepAlive: true }),
  };
  const http = axios.create({ ...baseConfig(settings), ...agents });
  repeatFailures(http, settings, deps);
  const queue = new PQueue({ concurrency: settings.concurrency ?? 8 });
  const send = (request: RestRequest) =>
    queue.add(() => sendOnce(http, request, deps), { priority: request.urgent === true ? 1 : 0 });
  const close = () => {
    agents.httpAgent.destroy();
    agents.httpsAgent.destroy();
  };
  return { send, close };
}

function baseConfig({ url, token, userAgent, timeoutMs }: RestClientSettings): AxiosRequestConfig {
  const authorization = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  return {
    baseURL: siteAddress(url).api,
    headers: { Accept: 'application/json', 'User-Agent': userAgent, ...authorization },
    timeout: timeoutMs ?? 10_000,
    timeoutErrorMessage: 'timeout',
    transitional: { clarifyTimeoutError: true },
    maxRedirects: 0,
    maxBodyLength: Infinity,
    maxContentLength: maxAnswerBytes,
    proxy: false,
    responseType: 'arraybuffer',
    adapter: 'http',
  };
}

function repeatFailures(
  http: AxiosInstance,
  settings: RestClientSettings,
  { nowMs, random, sleep }: RestClientDeps,
): void {
  const backoff = settings.backoff ?? { firstMs: 250, maximumMs: 5_000 };
  const longestWaitMs = settings.longestWaitMs ?? 30_000;
  const askedMs = (error: AxiosError): number =>
    readRetryAfterMs(readHeaders(error.response?.headers)['retry-after'], nowMs()) ?? 0;
  const waitMs = (attempt: number, error: AxiosError): number =>
    Math.max(askedMs(error), backoffMs(backoff, attempt, random));
  axiosRetry(http, {
    retries: settings.retries ?? 3,
    shouldResetTimeout: true,
    retryCondition: (error) => canHeal(error) && askedMs(error) <= longestWaitMs,
    retryDelay: () => 0,
    onRetry: (attempt, error, config) => sleep(waitMs(attempt, error), signalOf(config)),
  });
}

function signalOf({ signal }: AxiosRequestConfig): AbortSignal | undefined {
  return signal instanceof AbortSignal ? signal : undefined;
}

async function sendOnce(
  http: AxiosInstance,
  request: RestRequest,
  { nowMs }: RestClientDeps,
): Promise<RestAnswer> {
  const config = configOf(request);
  try {
    const answer = await http.request<unknown>(config);
    return {
      status: answer.status,
      headers: readHeaders(answer.headers),
      body: bytes(answer.data),
    };
  } catch (error) {
    throw translateFailure(error, request, nowMs());
  }
}

function bytes(data: unknown): Buffer {
  return Buffer.isBuffer(data) ? data : Buffer.alloc(0);
}

function configOf(request: RestRequest): AxiosRequestConfig {
  return {
    method: request.method,
    url: fillRoute(request),
    ...(request.query === undefined ? {} : { params: request.query }),
    ...payloadOf(request),
    ...(request.timeoutMs === undefined ? {} : { timeout: request.timeoutMs }),
    ...(request.maxAnswerBytes === undefined ? {} : { maxContentLength: request.maxAnswerBytes }),
    ...(request.signal === undefined ? {} : { signal: request.signal }),
    ...(isRepeatable(request) ? {} : { 'axios-retry': { retries: 0 } }),
  };
}

function payloadOf(request: RestRequest): AxiosRequestConfig {
  const { body } = request;
  if (body === undefined) return {};
  if (body instanceof FormData) return { data: body };
  if (body instanceof Uint8Array) {
    return { data: body, headers: { 'Content-Type': 'application/octet-stream' } };
  }
  if (isAsyncIterable(body)) {
    return {
      data: Readable.from(body, { objectMode: false }),
      headers: { 'Content-Type': 'application/octet-stream' },
    };
  }
  const json = Buffer.from(JSON.stringify(body), 'utf8');
  if (json.byteLength > maxJsonBytes) throw tooLarge(request);
  return { data: json, headers: { 'Content-Type': 'application/json' } };
}

function isAsyncIterable(body: unknown): body is AsyncIterable<Uint8Array> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}

function tooLarge(request: RestRequest): MattermostRefused {
  return new MattermostRefused({
    kind: 'too-large',
    status: 413,
    errorId: 'coop.request_body_too_large',
    request: describeRequest(request),
  });
}
