/** A request that is refused before any use case sees it. */
export abstract class RequestRefused extends Error {
  abstract readonly code: string;
  abstract readonly statusCode: number;
}

/** More requests than one person may make in a minute. */
export class TooManyRequests extends RequestRefused {
  readonly code = 'too-many-requests';
  readonly statusCode = 429;
  readonly retryAfterMs: number;

  constructor(retryAfterMs: number) {
    super('too many requests');
    this.retryAfterMs = retryAfterMs;
  }
}

/** No session in force: nothing of the request has been read. */
export class SessionMissing extends RequestRefused {
  readonly code = 'session-missing';
  readonly statusCode = 401;
}

/** JSON nested deeper than any form of ours. */
export class TooDeep extends RequestRefused {
  readonly code = 'request-refused';
  readonly statusCode = 400;
}
