import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyRequest } from 'fastify';
import type { Session } from '../state/entities.ts';
import { AppError, sessionExpired } from './app-error.ts';

interface GivenToken {
  readonly token: string;
  readonly from: 'cookie' | 'header' | 'query';
}

export interface Authenticator {
  /** The living session of a token: a login's or a personal access token's. */
  sessionOf(token: string): Session | undefined;
}

/** The cookie of that name, empty when absent. */
function cookie(headers: IncomingHttpHeaders, name: string): string {
  const pairs = (headers.cookie ?? '').split(/;\s*/);
  const found = pairs.find((pair) => pair.startsWith(`${name}=`));
  return found?.slice(name.length + 1) ?? '';
}

/** The token a request brings: a cookie wins over the header, the header over the query. */
export function givenToken(request: FastifyRequest): GivenToken | undefined {
  const fromCookie = cookie(request.headers, 'MMAUTHTOKEN');
  if (fromCookie !== '') return { token: fromCookie, from: 'cookie' };
  const fromHeader = headerToken(request.headers);
  if (fromHeader !== undefined) return { token: fromHeader, from: 'header' };
  const query = new URLSearchParams(request.url.split('?')[1] ?? '').get('access_token') ?? '';
  return query === '' ? undefined : { token: query, from: 'query' };
}

function headerToken(headers: IncomingHttpHeaders): string | undefined {
  return /^(?:bearer|token) (.+)$/i.exec(headers.authorization ?? '')?.[1];
}

/** The token of a request that is no route's: from its cookie, else from its header. */
export function tokenOfHeaders(headers: IncomingHttpHeaders): string | undefined {
  const fromCookie = cookie(headers, 'MMAUTHTOKEN');
  return fromCookie === '' ? headerToken(headers) : fromCookie;
}

/**
 * The session of a request, `undefined` for a stranger on a route that admits strangers.
 * A request by cookie that may change something must carry the session's CSRF token.
 */
export function authenticate(
  authenticator: Authenticator,
  request: FastifyRequest,
  needed: boolean,
): Session | undefined {
  const given = givenToken(request);
  if (given === undefined) return stranger(needed);
  const session = authenticator.sessionOf(given.token);
  if (session === undefined) return stranger(needed);
  if (given.from === 'query') throw new AppError('api.context.token_provided.app_error', 401);
  if (given.from === 'cookie' && !provesOrigin(request, session)) throw sessionExpired();
  return session;
}

/** Nobody, where nobody is needed; else a refusal. */
function stranger(needed: boolean): Session | undefined {
  if (needed) throw sessionExpired();
  return undefined;
}

function provesOrigin(request: FastifyRequest, session: Session): boolean {
  if (request.method === 'GET') return true;
  const token = request.headers['x-csrf-token'];
  if (token !== undefined && token !== '' && token === session.props['csrf']) return true;
  return request.headers['x-requested-with'] === 'XMLHttpRequest';
}
