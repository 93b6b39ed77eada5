import type { CraChatDeps } from './chat-deps.ts';
import { datedCraLine } from './cra-texts.ts';
import { dialogRefusing, type Unreadable } from './dialog-refusals.ts';
import { lineContext } from './line-context.ts';
import { textOf } from './read-entry.ts';
import { occurrencesOf, readRepeatDates } from './read-repeat-dates.ts';
import { repeatMessage, repeatRefusal, type RepeatOutcome } from './repeat-answers.ts';
import type { Cra } from '../cra.ts';
import { readCra } from '../list-cras.ts';
import { repeatCra, type RepeatCraFailure } from '../series/repeat-cra.ts';
import type { Person } from '../../../core/actor.ts';
import {
  describeDialog,
  type DialogForm,
  type DialogRequest,
  type SubmittedDialog,
} from '../../../core/describe-dialog.ts';
import type { SealedArgs } from '../../../core/message.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { say } from '../../../core/text.ts';

/** The dates on which the workshop was held too. */
export function repeatForm(cra: Cra | undefined): DialogForm {
  return {
    title: say('cra.repeat.title'),
    ...(cra && { introduction: datedCraLine(cra) }),
    submit: say('cra.save'),
    elements: [
      {
        type: 'textarea',
        name: 'dates',
        label: say('cra.repeat.dates'),
        help: say('cra.repeat.datesHelp'),
      },
    ],
  };
}

/** `args`: the workshop (`id`) and the id of what will be its series (`serie`). */
export async function repeatOn(
  deps: CraChatDeps,
  request: { actor: Person; args: SealedArgs; dates: readonly string[]; again: boolean },
): Promise<Result<RepeatOutcome, Exclude<RepeatCraFailure, { tag: 'LooksRepeated' }>>> {
  const { actor, args, dates, again } = request;
  const id = String(args['id']);
  const serie = String(args['serie']);
  const occurrences = occurrencesOf(serie, dates);
  const asked = { actor, id, serie, dates: occurrences, source: 'dialog', again } as const;
  const repeated = await repeatCra(deps, asked);
  if (repeated.ok) return ok({ kind: 'repeated', ...repeated.value });
  const { failure } = repeated;
  if (failure.tag !== 'LooksRepeated') return fail(failure);
  return ok({ kind: 'again', like: failure.like, args: { id, serie, dates: dates.join(',') } });
}

/** « Répéter l’atelier »: the same on other dates, all of them or none. */
export const repeatDialog = describeDialog({
  name: 'cra.repeat',
  access: ['conseiller'],
  form: async (deps: CraChatDeps, { actor, args }: DialogRequest) => {
    const cra = await readCra(deps, { actor, id: String(args['id']) });
    return repeatForm(cra.ok ? cra.value : undefined);
  },
  run: async (
    deps: CraChatDeps,
    { actor, args, submission }: SubmittedDialog,
  ): Promise<
    Result<RepeatOutcome, Exclude<RepeatCraFailure, { tag: 'LooksRepeated' }> | Unreadable>
  > => {
    const cra = await readCra(deps, { actor, id: String(args['id']) });
    if (!cra.ok) return cra;
    const { date } = cra.value.content;
    const typed = textOf(submission['dates']);
    const read = readRepeatDates(typed, date, await lineContext(deps, actor));
    const { dates } = read;
    if (dates.length === 0) {
      const refusal = { elements: { dates: say('refusal.required') } };
      return fail({ tag: 'Unreadable', refusal });
    }
    const repeated = await repeatOn(deps, { actor, args, dates, again: false });
    if (repeated.ok || repeated.failure.tag !== 'CraRefused') return repeated;
    const refusal = repeatRefusal(repeated.failure.refusals, read);
    return fail({ tag: 'Unreadable', refusal });
  },
  render: {
    ok: (outcome) => repeatMessage(outcome),
    refuse: {
      ...dialogRefusing,
      Conflict: () => ({ general: say('cra.failure.conflict') }),
    },
  },
});
