import type { RunReport } from './run-plan.ts';

/** What a person reads while a plan is applied. */
export interface Progress {
  /** 0 to 99: never the whole before the end. */
  readonly percent: number;
  readonly done: number;
  readonly total: number;
  /** From 5 % or 10 s on. */
  readonly secondsLeft?: number;
}

const firstShare = 0.05;
const firstMs = 10_000;

export function progressOf(
  { done, total }: { readonly done: number; readonly total: number },
  { begunAt, now }: { readonly begunAt: number; readonly now: number },
): Progress {
  const share = total === 0 ? 0 : Math.min(1, done / total);
  const percent = Math.min(99, Math.floor(share * 100));
  const elapsed = now - begunAt;
  const isKnown = share > 0 && (share >= firstShare || elapsed >= firstMs);
  const secondsLeft = isKnown ? Math.ceil((elapsed * (1 - share)) / share / 1000) : undefined;
  return { percent, done, total, ...(secondsLeft !== undefined && { secondsLeft }) };
}

/** What was done, over all rounds. */
export interface RunFigures {
  readonly calls: number;
  readonly added: number;
  readonly removed: number;
  readonly created: number;
  readonly refused: number;
  readonly notAdded: number;
}

export function runFigures(reports: readonly RunReport[]): RunFigures {
  const done = reports.flatMap((report) => report.done);
  const count = (kind: string) => done.filter((one) => one.kind === kind).length;
  const notAdded = new Set(
    reports.flatMap((report) => report.notAdded.map((one) => `${one.channel} ${one.userId}`)),
  ).size;
  const sent = done.reduce((sum, one) => sum + (one.kind === 'add' ? one.userIds.length : 0), 0);
  return {
    calls: done.filter((one) => one.kind !== 'note' && one.kind !== 'bind').length,
    added: sent - notAdded,
    removed: count('remove') + count('team-remove'),
    created: count('create'),
    refused: reports.reduce((sum, { refused }) => sum + refused.length, 0),
    notAdded,
  };
}
