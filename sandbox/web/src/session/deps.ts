import type { Rest } from '../client/rest.ts';
import type { PageStore } from '../store/actions.ts';

/** What every operation on the server needs. */
export interface SessionDeps {
  readonly rest: Rest;
  readonly store: PageStore;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export const api = '/api/v4';
