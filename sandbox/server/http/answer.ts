/** What a route answers; made by the functions below. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string | Buffer;
}

type Headers = Readonly<Record<string, string | readonly string[]>>;

/** JSON, under the exact media type Mattermost uses. */
export function json(value: unknown, status = 200, headers: Headers = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(value),
  };
}

export const created = (value: unknown): Answer => json(value, 201);

/** `{"status": "OK"}` */
export const ok = (headers: Headers = {}): Answer => json({ status: 'OK' }, 200, headers);

/** Anything that is not JSON; without `content-type` in the headers none is sent. */
export function raw(body: string | Buffer, headers: Headers, status = 200): Answer {
  return { status, headers, body };
}
