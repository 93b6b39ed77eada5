import type { ExecuteDeps } from './execute.ts';
import type { Running } from './running.ts';
import type { Thought } from '../look/think.ts';
import { dangersOf } from '../plan/danger.ts';
import { ordinaryRemovals, passesLimits, removalsOf } from '../plan/limits.ts';
import type { LedgerReader, LedgerStore, RunRecord } from '../ports.ts';
import type { Random } from '../../../core/clock.ts';
import type { Transaction } from '../../../core/transaction.ts';

const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Three signs that nobody mistakes for others: `7K2`. */
function newRunId(random: Random): string {
  return [...random.bytes(3)].map((byte) => signs.charAt(byte % signs.length)).join('');
}

export interface AskDeps {
  readonly clock: ExecuteDeps['clock'];
  readonly random: Random;
  readonly ledger: Pick<LedgerReader, 'run'>;
  readonly transaction: Transaction<{ readonly channels: LedgerStore }>;
}

/** Notes that somebody wants a plan of a team; the work that speaks to Mattermost makes it. */
export async function askForPlan(
  { clock, random, ledger, transaction }: AskDeps,
  asked: Pick<RunRecord, 'team' | 'by'>,
): Promise<RunRecord> {
  for (;;) {
    const id = newRunId(random);
    if (await ledger.run(id)) continue;
    const at = clock.now();
    const nothing = { shown: [], removals: 0, needsNumber: false };
    const run: RunRecord = { id, state: 'asked', at, ...nothing, ...asked };
    await transaction(({ channels }) => channels.putRun(run));
    return run;
  }
}

/** The same run with what a plan would do, to be shown. */
export function shownRun(
  run: RunRecord,
  { plan, observed, world }: Thought,
  at: number,
): RunRecord {
  return {
    ...run,
    state: 'shown',
    at,
    shown: dangersOf(plan),
    removals: removalsOf(plan).length,
    needsNumber:
      ordinaryRemovals(plan).length > 0 &&
      passesLimits(plan, observed, world.community.channelSettings),
  };
}

/** A run over what was thought, from where it stands. */
export function runningOf(
  { teamId, world, desired, learnt }: Thought,
  { run, actor }: { readonly run: string; readonly actor: string },
): Running {
  const { team, inhabitants } = world;
  const { ledger } = learnt;
  return { team: team.key, teamId, run, actor, desired, inhabitants, ledger };
}
