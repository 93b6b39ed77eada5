/** When a team was looked at last, and what this process knows of it. */
export interface TeamTimes {
  /** How many more Mattermost counts than the ledger, by id of the channel. */
  readonly offsets: Map<string, number>;
  lightAt: number;
  fullAt: number;
  /** Heads of the logs when the team was last seen. */
  heads: string;
  failures: number;
  waitUntil: number;
}

/** A team that was never looked at: a full pass comes first. */
export function freshTimes(): TeamTimes {
  return { offsets: new Map(), lightAt: 0, fullAt: 0, heads: '', failures: 0, waitUntil: 0 };
}

const pausesMs = [0, 2_000, 4_000, 8_000, 16_000, 60_000, 300_000, 900_000];

/** How long to wait after so many failures in a row. */
export function pauseAfter(failures: number): number {
  return pausesMs[Math.min(failures, pausesMs.length - 1)] ?? 0;
}
