import * as z from 'zod/mini';

/** The server answered with a refusal, or did not answer (`status` 0). */
export class ServerRefused extends Error {
  readonly status: number;
  readonly id: string;

  constructor(status: number, id: string, message: string) {
    super(message);
    this.name = 'ServerRefused';
    this.status = status;
    this.id = id;
  }
}

const refusalSchema = z.looseObject({
  id: z._default(z.string(), ''),
  message: z._default(z.string(), ''),
});

/** The part of a response that is read. */
export type HttpAnswer = Pick<Response, 'ok' | 'status' | 'statusText' | 'text'>;

/** The part of a browser the client needs, so that tests can give their own. */
export interface Browser {
  readonly fetch: (input: string, init: RequestInit) => Promise<HttpAnswer>;
  readonly cookies: () => string;
}

export interface Rest {
  get: <T extends z.ZodMiniType>(path: string, schema: T) => Promise<z.output<T>>;
  post: <T extends z.ZodMiniType>(path: string, body: unknown, schema: T) => Promise<z.output<T>>;
  put: <T extends z.ZodMiniType>(path: string, body: unknown, schema: T) => Promise<z.output<T>>;
  remove: (path: string) => Promise<void>;
  upload: <T extends z.ZodMiniType>(
    path: string,
    form: FormData,
    schema: T,
  ) => Promise<z.output<T>>;
}

/** Value of a cookie, `''` when absent. */
export function cookieValue(cookies: string, name: string): string {
  const pair = cookies.split('; ').find((one) => one.startsWith(`${name}=`));
  return pair === undefined ? '' : decodeURIComponent(pair.slice(name.length + 1));
}

/**
 * The REST client of the page. Cookies go along (same origin); whatever is not a reading carries
 * the CSRF token of the session, without which the server ends it.
 */
export function makeRest(browser: Browser, base = ''): Rest {
  async function request(method: string, path: string, body?: unknown): Promise<unknown> {
    const headers: Record<string, string> = { 'X-Requested-With': 'XMLHttpRequest' };
    const csrf = cookieValue(browser.cookies(), 'MMCSRF');
    if (method !== 'GET' && csrf !== '') headers['X-CSRF-Token'] = csrf;
    const isForm = body instanceof FormData;
    if (body !== undefined && !isForm) headers['Content-Type'] = 'application/json';
    const init: RequestInit = { method, headers, credentials: 'same-origin' };
    if (body !== undefined) init.body = isForm ? body : JSON.stringify(body);
    const response = await reach(browser, base + path, init);
    return readAnswer(response);
  }
  return {
    get: async (path, schema) => schema.parse(await request('GET', path)),
    post: async (path, body, schema) => schema.parse(await request('POST', path, body)),
    put: async (path, body, schema) => schema.parse(await request('PUT', path, body)),
    remove: async (path) => {
      await request('DELETE', path);
    },
    upload: async (path, form, schema) => schema.parse(await request('POST', path, form)),
  };
}

async function reach(browser: Browser, url: string, init: RequestInit): Promise<HttpAnswer> {
  try {
    return await browser.fetch(url, init);
  } catch (cause) {
    throw new ServerRefused(0, 'unreachable', cause instanceof Error ? cause.message : '');
  }
}

async function readAnswer(response: HttpAnswer): Promise<unknown> {
  const body = parseJson(await response.text());
  if (response.ok) return body;
  const refusal = refusalSchema.safeParse(body);
  throw new ServerRefused(
    response.status,
    refusal.success ? refusal.data.id : '',
    refusal.success && refusal.data.message !== '' ? refusal.data.message : response.statusText,
  );
}

/** The JSON value, or nothing when the text is not JSON (an empty answer, a proxy's page). */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
