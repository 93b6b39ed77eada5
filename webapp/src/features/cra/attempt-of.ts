import { craViewSchema } from '@coop/contract/cra';

import type { BotClient, CallFailure } from '../../core/bot-client.ts';
import type { AfterSave, Attempt } from './desk.ts';
import { craViewOf } from './form/conflict.ts';
import type { CraForm } from './form/cra-form.ts';
import type { HeldEdit } from './form/edit-keeper.ts';

export interface FailedSave {
  readonly client: BotClient;
  readonly then: AfterSave;
  /** The CRA that was being edited, and the form on screen. */
  readonly edited: HeldEdit | undefined;
  readonly form: CraForm | undefined;
}

/** Where a form stands once it could not be recorded: what to mend, to decide, or to try again. */
export async function attemptOf(
  failure: CallFailure,
  { client, then, edited, form }: FailedSave,
): Promise<Attempt> {
  const failed = { tag: 'failed', failure, then } as const;
  if (failure.tag !== 'Refused') {
    return failed;
  }
  const { problem } = failure;
  if (problem.refusals !== undefined && problem.refusals.length > 0 && form !== undefined) {
    return { tag: 'refused', refusals: problem.refusals, form };
  }
  switch (problem.code) {
    case 'looks-repeated': {
      const like = craViewSchema.safeParse(problem.facts?.['like']);
      return { tag: 'repeated', then, like: like.success ? like.data : undefined };
    }
    case 'id-already-used':
      return { tag: 'idTaken', then };
    case 'conflict': {
      const current = edited && (await craViewOf(client, edited.cra.id, problem.facts));
      return current === undefined ? failed : { tag: 'conflict', current };
    }
    default:
      return failed;
  }
}

/** Whether the bot refused, and with this code. */
export function isRefusedAs(failure: CallFailure, code: string): boolean {
  return failure.tag === 'Refused' && failure.problem.code === code;
}
