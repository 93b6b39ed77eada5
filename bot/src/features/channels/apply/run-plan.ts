import { execute, note, type ExecuteDeps, type NotAdded } from './execute.ts';
import type { Running } from './running.ts';
import { inParallel } from '../look/in-parallel.ts';
import { batches, type Operation } from '../plan/operation.ts';
import type { ServerRefusal } from '../ports.ts';
import type { Log } from '../../../core/log.ts';

export interface RunPlanDeps extends ExecuteDeps {
  readonly log: Log;
}

/** An operation that Mattermost refused. */
export interface Refused {
  readonly operation: Operation;
  readonly refusal: ServerRefusal;
}

export interface RunReport {
  readonly done: readonly Operation[];
  readonly refused: readonly Refused[];
  readonly notAdded: readonly NotAdded[];
  /** Why it ended before the last operation, if it did. */
  readonly ended?: 'stopped' | 'revoked' | 'unreachable';
}

export interface RunPlanRequest {
  readonly operations: readonly Operation[];
  readonly concurrency: number;
  /** Called after each operation with what was done of the whole, both in people and calls. */
  readonly onProgress: (done: number) => Promise<void>;
  readonly isStopping: () => boolean;
}

const notesAtOnce = 500;

/** People of a batch; 1 for every other call. */
export function weightOf(operation: Operation): number {
  return 'userIds' in operation ? operation.userIds.length : 1;
}

/**
 * Does the operations in their order, what changes in the ledger alone first; those of one kind that stand together go side by side. A
 * refusal skips one operation, and after a limit of the server all of that kind; without an answer
 * from Mattermost it ends: what was in doubt is seen by the next pass.
 */
export async function runPlan(
  deps: RunPlanDeps,
  running: Running,
  request: RunPlanRequest,
): Promise<RunReport> {
  const done: Operation[] = [];
  const refused: Refused[] = [];
  const notAdded: NotAdded[] = [];
  const state: { ended?: RunReport['ended']; progress: number } = { progress: 0 };
  const blocked = new Set<Operation['kind']>();
  const one = async (operation: Operation) => {
    if (state.ended !== undefined || blocked.has(operation.kind)) return;
    if (request.isStopping()) {
      state.ended = 'stopped';
      return;
    }
    if (!isPossible(running, operation)) return;
    try {
      const executed = await execute(deps, running, operation);
      notAdded.push(...executed.notAdded);
      done.push(operation);
    } catch (error) {
      const refusal = deps.server.refusalOf(error);
      if (!refusal) {
        deps.log.warn({ operation: operation.kind, error }, 'a change of channels is in doubt');
        state.ended = 'unreachable';
        return;
      }
      refused.push({ operation, refusal });
      if (refusal.kind === 'revoked') state.ended = 'revoked';
      if (refusal.kind === 'limit') blocked.add(operation.kind);
    }
    state.progress += weightOf(operation);
    await request.onProgress(state.progress);
  };
  const { operations, concurrency } = request;
  const notes = operations.filter((operation) => operation.kind === 'note');
  for (const some of batches(notes, notesAtOnce)) await note(deps, running, some);
  const calls = operations.filter((operation) => operation.kind !== 'note');
  for (const phase of phasesOf(calls)) await inParallel(phase, concurrency, one);
  const { ended } = state;
  return { done, refused, notAdded, ...(ended !== undefined && { ended }) };
}

/** A channel that could not be made or bound takes nothing. */
function isPossible({ ledger }: Running, operation: Operation): boolean {
  if (!('channel' in operation)) return true;
  if (operation.kind === 'create' || operation.kind === 'bind') return true;
  return ledger.bindings.has(operation.channel);
}

/** Those of one kind that stand together. */
function phasesOf(operations: readonly Operation[]): readonly (readonly Operation[])[] {
  const phases: Operation[][] = [];
  for (const operation of operations) {
    const last = phases.at(-1);
    if (last?.[0]?.kind === operation.kind) last.push(operation);
    else phases.push([operation]);
  }
  return phases;
}
