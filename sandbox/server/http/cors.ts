import type { FastifyRequest } from 'fastify';
import type { SandboxConfig } from '../config.ts';

type Settings = SandboxConfig['ServiceSettings'];

const METHODS = new Set(['POST', 'GET', 'OPTIONS', 'PUT', 'PATCH', 'DELETE']);
const MAX_AGE = '86400';

/** Whether a browser asks beforehand what it may send. */
export function isPreflight(request: FastifyRequest): boolean {
  return (
    request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined
  );
}

/** What a browser is told beforehand; another origin is told nothing. */
export function preflightHeaders(
  settings: Settings,
  request: FastifyRequest,
): Record<string, string> {
  const vary = {
    vary: 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers',
  };
  const method = headerOf(request, 'access-control-request-method').toUpperCase();
  const allowed = allowedOrigin(settings, headerOf(request, 'origin'));
  if (allowed === undefined || !METHODS.has(method)) return vary;
  const asked = headerOf(request, 'access-control-request-headers');
  return {
    ...vary,
    'access-control-allow-origin': allowed,
    'access-control-allow-methods': method,
    ...(asked === '' ? {} : { 'access-control-allow-headers': asked }),
    ...(settings.CorsAllowCredentials ? { 'access-control-allow-credentials': 'true' } : {}),
    'access-control-max-age': MAX_AGE,
  };
}

/** What goes with an answer to a page of an origin that is allowed. */
export function corsHeaders(settings: Settings, request: FastifyRequest): Record<string, string> {
  const allowed = allowedOrigin(settings, headerOf(request, 'origin'));
  if (allowed === undefined) return { vary: 'Origin' };
  const exposed = settings.CorsExposedHeaders.split(/\s+/).filter((name) => name !== '');
  return {
    vary: 'Origin',
    'access-control-allow-origin': allowed,
    ...(exposed.length === 0 ? {} : { 'access-control-expose-headers': exposed.join(', ') }),
    ...(settings.CorsAllowCredentials ? { 'access-control-allow-credentials': 'true' } : {}),
  };
}

function headerOf(request: FastifyRequest, name: string): string {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
}

/** The origin to answer with: the page's own, `*` where everybody is allowed, nothing for others. */
function allowedOrigin(settings: Settings, origin: string): string | undefined {
  if (origin === '') return undefined;
  const patterns = settings.AllowCorsFrom.split(/\s+/);
  if (patterns.includes('*')) return '*';
  return patterns.some((pattern) => fits(pattern.toLowerCase(), origin.toLowerCase()))
    ? origin
    : undefined;
}

/** A pattern may have one star, which stands for anything. */
function fits(pattern: string, origin: string): boolean {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === origin;
  const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)];
  return (
    origin.length >= before.length + after.length &&
    origin.startsWith(before) &&
    origin.endsWith(after)
  );
}
