import type { CraRefusal } from '@coop/contract/cra';

import type { CraChatDeps } from './chat-deps.ts';
import { refusalText } from './cra-texts.ts';
import { openEntry, type EntryArgs } from './entry-args.ts';
import { entryMessage, failureText } from './entry-answers.ts';
import { entryForm } from './entry-form.ts';
import { lineContext } from './line-context.ts';
import { readEntry } from './read-entry.ts';
import { isAskedLater, storeEntry, type EntryFailure, type EntryOutcome } from './store-entry.ts';
import { checkCra } from '../check-cra.ts';
import { readHabits } from '../read-habits.ts';
import { describeDialog, type DialogRefusal } from '../../../core/describe-dialog.ts';
import { present } from '../../../core/invariant.ts';
import { localDay } from '../../../core/local-day.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { say, type Text } from '../../../core/text.ts';

/** Elements whose content could not be read: each sentence at its element. */
interface Unreadable {
  readonly tag: 'Unreadable';
  readonly errors: Readonly<Record<string, Text>>;
}

const atElement = (failure: EntryFailure): DialogRefusal => ({ general: failureText(failure) });

/** « Nouveau CRA »: one person, it is enough; several, the people are asked next. */
export const enterCraDialog = describeDialog({
  name: 'cra.entry',
  access: ['conseiller'],
  form: async (deps: CraChatDeps, { actor, args }) => {
    const habits = await readHabits(deps, { actor });
    return entryForm(openEntry(args), present(habits.ok ? habits.value : undefined, 'habits'));
  },
  run: async (
    deps: CraChatDeps,
    { actor, args, submission },
  ): Promise<Result<EntryOutcome, EntryFailure | Unreadable>> => {
    const known = openEntry(args);
    const { fields, errors } = readEntry(submission, known, await lineContext(deps, actor));
    const entry: EntryArgs = { ...known, fields };
    const today = localDay(deps.clock.now(), actor.timeZone);
    const checked = checkCra(fields, { today, communes: deps.communes });
    const several = (fields.participants ?? 1) > 1;
    const refusals = (checked.ok ? [] : checked.failure.refusals).filter(
      (refusal) => !(several && isAskedLater(refusal)),
    );
    const all = { ...elementErrors(refusals), ...errors };
    if (Object.keys(all).length > 0) return fail({ tag: 'Unreadable', errors: all });
    if (several && !checked.ok) return ok({ kind: 'people', entry });
    return storeEntry(deps, { actor, entry, again: false });
  },
  render: {
    ok: (outcome) => entryMessage(outcome),
    refuse: {
      Unreadable: ({ errors }) => ({ elements: errors }),
      CraRefused: ({ refusals }) => ({ elements: elementErrors(refusals) }),
      NoAffectation: (failure) => ({ elements: { date: failureText(failure) } }),
      IdAlreadyUsed: (failure) => atElement(failure),
      CraNotFound: (failure) => atElement(failure),
      CraDeleted: (failure) => atElement(failure),
      Conflict: (failure) => atElement(failure),
      NotRegistered: (failure) => atElement(failure),
    },
  },
});

const elementOf: Readonly<Record<string, string>> = {
  ages: 'age',
  statuts: 'statut',
  suites: 'suite',
  orientations: 'suite',
  themes: 'autresThemes',
  sousThemes: 'autresThemes',
};

function elementErrors(refusals: readonly CraRefusal[]): Record<string, Text> {
  const errors: Record<string, Text> = {};
  for (const refusal of refusals) {
    const field = refusal.field.split('.')[0] ?? '';
    errors[elementOf[field] ?? field] ??= isUnanswered(refusal)
      ? say('refusal.required')
      : refusalText(refusal);
  }
  return errors;
}

/** For one person an absent age or status is an unanswered question, not a sum. */
function isUnanswered({ field, rule, received }: CraRefusal): boolean {
  return (field === 'ages' || field === 'statuts') && rule === 'sum-too-low' && received === '0';
}
