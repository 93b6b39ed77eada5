/**
 * State, history and outbox together, or nothing: commits (durably) before it answers; rolls back
 * when the work throws **or answers a failed result**. The work only touches the stores it is
 * given: no network, no timer, nothing kept outside: it may be grouped with others into one durable
 * commit, and run again from the start when that commit is refused.
 */
export type Transaction<Stores> = <T>(work: (stores: Stores) => Promise<T>) => Promise<T>;
