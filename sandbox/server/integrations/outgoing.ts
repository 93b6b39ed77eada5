import { request as plainRequest } from 'node:http';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { permittedAddresses } from './address-guard.ts';

/** A request to an integration. */
export interface Outgoing {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface OutgoingRules {
  /** Life of the whole exchange, redirects and body included, in milliseconds. */
  readonly timeoutMs: number;
  /** `AllowedUntrustedInternalConnections`; `undefined` trusts every address. */
  readonly allowed: string | undefined;
  /** What of a longer body is read, in bytes; the rest is cut off. */
  readonly maxBytes?: number;
}

export interface Answered {
  readonly status: number;
  /** The status line without the version: `201 Created`. */
  readonly statusText: string;
  readonly contentType: string;
  readonly body: Buffer;
}

/** The integration was not reached, or did not answer in time. */
export class Unanswered extends Error {}

/** The most an integration's answer may weigh. */
export const MEBIBYTE = 1024 * 1024;

const USER_AGENT = 'Mattermost-Bot/1.1';
/** Ten requests in all. */
const MAX_REDIRECTS = 9;
/** The server never waits longer than this, whatever its setting. */
const LONGEST_MS = 30_000;

/**
 * Asks an integration, following redirects. Throws {@link Unanswered} on every failure: forbidden
 * address, nobody listening, malformed address, too many redirects, too late.
 */
export async function askIntegration(asked: Outgoing, rules: OutgoingRules): Promise<Answered> {
  const signal = AbortSignal.timeout(Math.min(rules.timeoutMs, LONGEST_MS));
  try {
    return await follow(asked, { ...rules, signal }, MAX_REDIRECTS);
  } catch (error) {
    throw new Unanswered('the integration gave no answer', { cause: error });
  }
}

type Running = OutgoingRules & { readonly signal: AbortSignal };

async function follow(asked: Outgoing, rules: Running, left: number): Promise<Answered> {
  const response = await send(asked, rules);
  const next = redirected(asked, response);
  if (next === undefined) return read(response, rules);
  response.resume();
  if (left === 0) throw new Error('too many redirects');
  return follow(next, rules, left - 1);
}

async function send(asked: Outgoing, rules: Running): Promise<IncomingMessage> {
  const url = new URL(asked.url);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new Error('unsupported scheme');
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const lookup =
    rules.allowed === undefined ? undefined : pinned(await permittedAddresses(host, rules.allowed));
  const options: RequestOptions = {
    method: asked.method,
    headers: {
      'User-Agent': USER_AGENT,
      ...asked.headers,
      ...(asked.body === undefined ? {} : { 'Content-Length': Buffer.byteLength(asked.body) }),
    },
    signal: rules.signal,
    agent: false,
    ...(lookup === undefined ? {} : { lookup }),
  };
  const open = url.protocol === 'https:' ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    open(url, options, resolve).once('error', reject).end(asked.body);
  });
}

/** Connects to the addresses that were checked, so that a second resolution cannot give others. */
function pinned(addresses: readonly { address: string; family: number }[]): LookupFunction {
  return (_host, options, done) => {
    const first = addresses[0];
    if (options.all === true) done(null, [...addresses]);
    else if (first === undefined) done(new Error('no address'), '');
    else done(null, first.address, first.family);
  };
}

/** The request a redirect asks for; `undefined` when the answer is none. */
function redirected(asked: Outgoing, response: IncomingMessage): Outgoing | undefined {
  const status = response.statusCode ?? 0;
  const location = response.headers.location;
  if (location === undefined || location === '') return undefined;
  if (![301, 302, 303, 307, 308].includes(status)) return undefined;
  const from = new URL(asked.url);
  const to = new URL(location, from);
  const headers = { ...asked.headers, ...referer(from, to) };
  const keptHeaders = sameSite(from, to) ? headers : without(headers, 'Authorization');
  if (status === 307 || status === 308) return { ...asked, url: to.href, headers: keptHeaders };
  return { method: 'GET', url: to.href, headers: without(keptHeaders, 'Content-Type') };
}

function referer(from: URL, to: URL): Readonly<Record<string, string>> {
  if (from.protocol === 'https:' && to.protocol === 'http:') return {};
  const shown = new URL(from.href);
  shown.username = '';
  shown.password = '';
  return { Referer: shown.href };
}

function sameSite(from: URL, to: URL): boolean {
  return to.hostname === from.hostname || to.hostname.endsWith(`.${from.hostname}`);
}

function without(headers: Readonly<Record<string, string>>, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name));
}

async function read(response: IncomingMessage, rules: Running): Promise<Answered> {
  const chunks: Buffer[] = [];
  let size = 0;
  const pieces: AsyncIterable<Buffer> = response;
  for await (const chunk of pieces) {
    chunks.push(chunk);
    size += chunk.length;
    if (rules.maxBytes !== undefined && size > rules.maxBytes) break;
  }
  return {
    status: response.statusCode ?? 0,
    statusText: `${String(response.statusCode ?? 0)} ${response.statusMessage ?? ''}`,
    contentType: response.headers['content-type'] ?? '',
    body: Buffer.concat(chunks).subarray(0, rules.maxBytes),
  };
}
