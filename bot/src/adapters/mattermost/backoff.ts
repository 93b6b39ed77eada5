/** Growing delays, in milliseconds. */
export interface Backoff {
  readonly firstMs: number;
  readonly maximumMs: number;
}

/**
 * The delay before attempt number `attempt` (1 = the first repetition): doubles each time up to the
 * maximum, then loses up to half by chance so that many clients do not come back together.
 */
export function backoffMs(backoff: Backoff, attempt: number, random: () => number): number {
  const full = Math.min(backoff.maximumMs, backoff.firstMs * 2 ** Math.min(attempt - 1, 30));
  return Math.round(full * (1 - random() / 2));
}

/**
 * Reads `Retry-After`, seconds or an HTTP date, as milliseconds from `nowMs`; undefined when the
 * header is absent or says nothing readable, never negative.
 */
export function readRetryAfterMs(header: string | undefined, nowMs: number): number | undefined {
  if (header === undefined || header.trim() === '') return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, Math.ceil(seconds * 1000));
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}

/** Waits; ends early, without failing, when the signal is aborted. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;
