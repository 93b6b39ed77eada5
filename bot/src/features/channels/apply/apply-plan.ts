import type { AskDeps } from './run-record.ts';
import type { LoadedCommunity } from '../community-file/load-community.ts';
import type { NoCommunity, NumberNeeded, PlanUnknown, RunUnderWay } from '../failures.ts';
import type { LedgerReader, LedgerStore, RunRecord } from '../ports.ts';
import type { Person } from '../../../core/actor.ts';
import type { Clock } from '../../../core/clock.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { Transaction } from '../../../core/transaction.ts';

export interface ApplyPlanDeps {
  readonly clock: Clock;
  readonly ledger: Pick<LedgerReader, 'run' | 'openRuns'>;
  readonly readCommunity: () => Promise<LoadedCommunity | undefined>;
  readonly transaction: Transaction<{ readonly channels: LedgerStore }>;
}

export interface ApplyPlanRequest {
  readonly id: string;
  /** Who asks, and reads the card; `undefined` at the command line. */
  readonly actor?: Person;
  /** The number of removals, as typed: spaces do not count. */
  readonly typed?: string;
}

export type ApplyRefused = NoCommunity | PlanUnknown | RunUnderWay | NumberNeeded;

/** Lets a plan that was shown be applied: by its id, for half an hour, with the number if it is great. */
export async function applyPlan(
  { clock, ledger, readCommunity, transaction }: ApplyPlanDeps,
  { id: given, actor, typed }: ApplyPlanRequest,
): Promise<Result<RunRecord, ApplyRefused>> {
  const loaded = await readCommunity();
  if (!loaded) return fail({ tag: 'NoCommunity' });
  const id = given.trim().toUpperCase();
  const run = await ledger.run(id);
  const lastAt = clock.now() - loaded.community.channelSettings.planTtlMs;
  if (run?.state !== 'shown' || run.at < lastAt) return fail({ tag: 'PlanUnknown', id });
  const open = (await ledger.openRuns()).find(({ team, state }) => {
    return team === run.team && state === 'applying';
  });
  if (open) return fail({ tag: 'RunUnderWay', id: open.id });
  const confirmed = Number((typed ?? '').replace(/\s/g, '') || Number.NaN);
  const { removals, needsNumber } = run;
  if (needsNumber && confirmed !== removals) return fail({ tag: 'NumberNeeded', id, removals });
  const next: RunRecord = {
    ...run,
    state: 'applying',
    ...(actor && { by: actor.userId }),
    ...(needsNumber && { confirmed }),
  };
  await transaction(({ channels }) => channels.putRun(next));
  return ok(next);
}

/** Ends after the call under way. */
export async function stopRun(
  { ledger, transaction }: Pick<AskDeps, 'ledger' | 'transaction'>,
  id: string,
): Promise<Result<RunRecord, PlanUnknown>> {
  const run = await ledger.run(id);
  if (run?.state !== 'applying') return fail({ tag: 'PlanUnknown', id });
  const stopped: RunRecord = { ...run, state: 'stopped' };
  await transaction(({ channels }) => channels.putRun(stopped));
  return ok(stopped);
}
