/** The table of dated work, shared by all bots. Each call is a durable transaction of its own. */
export interface JobTable {
  /** Makes sure that the job exists; an existing due time is kept. */
  ensure(name: string, dueAt: number): Promise<void>;
  /** Takes one due job under a lease until `leaseUntil`; `undefined` when none is due. */
  take(now: number, leaseUntil: number): Promise<{ name: string; dueAt: number } | undefined>;
  /** Due at `at`, unless it is earlier. */
  hasten(name: string, at: number): Promise<void>;
  /** Done: due again at `nextDueAt`. */
  done(name: string, nextDueAt: number): Promise<void>;
  /** Failed: tried again at `retryAt`; the reason is kept for administrators. */
  failed(name: string, retryAt: number, reason: string): Promise<void>;
}

/** A named right that one bot holds at a time (the event stream, for one). */
export interface Leases {
  /** True when this holder has the lease until `until` (taken, or renewed). */
  hold(name: string, holder: string, request: { now: number; until: number }): Promise<boolean>;
  release(name: string, holder: string): Promise<void>;
}
