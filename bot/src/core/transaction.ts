/**
 * State, history and outbox together, or nothing: commits (durably) before it answers; rolls back
 * when the work throws **or answers a failed result**. The work only touches the stores it is
 * given: no network, no timer. It may be grouped with others into one durable commit.
 */
export type Transaction<Stores> = <T>(work: (stores: Stores) => Promise<T>) => Promise<T>;
