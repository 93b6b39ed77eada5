import type { FastifyRequest } from 'fastify';
import { isId } from '../ids.ts';
import type { Session } from '../state/entities.ts';
import { AppError, invalidBodyParam, invalidUrlParam, sessionExpired } from './app-error.ts';
import { firstJson, Mismatch, type Decoder } from './go-json.ts';

const PER_PAGE_DEFAULT = 60;
const PER_PAGE_MAXIMUM = 200;

export interface Page {
  readonly page: number;
  readonly perPage: number;
}

/** One request, as routes read it; every reader refuses the way Mattermost does. */
export class Call {
  readonly request: FastifyRequest;
  readonly requestId: string;
  readonly query: URLSearchParams;
  readonly #session: Session | undefined;
  readonly #params: Readonly<Record<string, string>>;

  constructor(options: {
    readonly request: FastifyRequest;
    readonly requestId: string;
    readonly session: Session | undefined;
    readonly params: Readonly<Record<string, string>>;
  }) {
    this.request = options.request;
    this.requestId = options.requestId;
    this.#session = options.session;
    this.#params = options.params;
    this.query = new URLSearchParams(options.request.url.split('?').slice(1).join('?'));
  }

  /** The caller's session; 401 without one. */
  get session(): Session {
    if (this.#session === undefined) throw sessionExpired();
    return this.#session;
  }

  /** The caller's session where the route works without one too. */
  get sessionIfAny(): Session | undefined {
    return this.#session;
  }

  /** The caller's user id. */
  get me(): string {
    return this.session.user_id;
  }

  /** The connection whose doing this is, which some events leave out. */
  get connectionId(): string {
    const value = this.request.headers['connection-id'];
    return typeof value === 'string' ? value : '';
  }

  /** The whole body, unread. */
  get raw(): Buffer {
    const body = this.request.body;
    return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  }

  /** A part of the path as it stands; empty when the route has none of that name. */
  param(name: string): string {
    return this.#params[name] ?? '';
  }

  /** An id of the path; `me` is the caller where people are meant. 400 unless it has the shape of an id. */
  id(name: string): string {
    const value = this.param(name);
    if (value === 'me' && name.endsWith('user_id')) return this.me;
    if (!isId(value)) throw invalidUrlParam(name);
    return value;
  }

  /** The same where `me` means nobody. */
  plainId(name: string): string {
    const value = this.param(name);
    if (!isId(value)) throw invalidUrlParam(name);
    return value;
  }

  /** A parameter of the query, empty when absent. */
  text(name: string): string {
    return this.query.get(name) ?? '';
  }

  /** A truth value of the query; nonsense is false. */
  flag(name: string): boolean {
    return ['1', 't', 'T', 'TRUE', 'true', 'True'].includes(this.text(name));
  }

  /** A whole number of the query, or `undefined` for nonsense and for what is out of range. */
  whole(name: string): number | undefined {
    const value = this.text(name);
    if (!/^[+-]?\d+$/.test(value)) return undefined;
    const number = Number(value);
    return Math.abs(number) > 2 ** 63 - 1 ? undefined : number;
  }

  /** `page` and `per_page`: nonsense falls back, more than 200 is 200, without a word. */
  page(): Page {
    const page = this.whole('page') ?? 0;
    const perPage = this.whole('per_page') ?? PER_PAGE_DEFAULT;
    return {
      page: page < 0 ? 0 : page,
      perPage: perPage < 0 ? PER_PAGE_DEFAULT : Math.min(perPage, PER_PAGE_MAXIMUM),
    };
  }

  /** The body as JSON of that shape; 400 naming `name` otherwise. */
  body<T>(decoder: Decoder<T>, name: string): T {
    try {
      return decoder(firstJson(this.raw));
    } catch (error) {
      if (error instanceof AppError) throw error;
      throw invalidBodyParam(name);
    }
  }

  /** The body as JSON of that shape, or `undefined`; for routes whose refusal has an id of its own. */
  bodyIf<T>(decoder: Decoder<T>): T | undefined {
    try {
      return decoder(firstJson(this.raw));
    } catch (error) {
      if (error instanceof Mismatch || error instanceof SyntaxError) return undefined;
      throw error;
    }
  }
}

/** The rows of a page. */
export function pageOf<T>(rows: readonly T[], { page, perPage }: Page): readonly T[] {
  return rows.slice(page * perPage, page * perPage + perPage);
}
