import { craLimits, type CraRefusal } from '@coop/contract/cra';

import type { CraChatDeps } from './chat-deps.ts';
import { refusalText } from './cra-texts.ts';
import {
  dialogRefusing,
  isClear,
  refusalAt,
  type Standing,
  type Unreadable,
} from './dialog-refusals.ts';
import { openEntry, type EntryArgs } from './entry-args.ts';
import { entryMessage, failureText } from './entry-answers.ts';
import { entryForm } from './entry-form.ts';
import { lineContext } from './line-context.ts';
import { readEntry } from './read-entry.ts';
import { isAskedLater, storeEntry, type EntryFailure, type EntryOutcome } from './store-entry.ts';
import { checkCra } from '../check-cra.ts';
import { keepDraft, readDraft } from '../keep-draft.ts';
import { readHabits } from '../read-habits.ts';
import type { Person } from '../../../core/actor.ts';
import {
  describeDialog,
  type DialogRequest,
  type SubmittedDialog,
} from '../../../core/describe-dialog.ts';
import { present } from '../../../core/invariant.ts';
import { localDay } from '../../../core/local-day.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { say } from '../../../core/text.ts';

const ownElements = [
  'date',
  'activite',
  'participants',
  'recurrents',
  'canal',
  'commune',
  'duree',
  'notes',
] as const;

const otherElements: Readonly<Record<string, string>> = {
  ages: 'age',
  statuts: 'statut',
  suites: 'suite',
  orientations: 'suite',
  themes: 'autresThemes',
};

const standing: Standing = {
  elementOf: (field) => otherElements[field] ?? ownElements.find((name) => name === field),
  sentence: (refusal) => (isUnanswered(refusal) ? say('refusal.required') : refusalText(refusal)),
};

const refusing: typeof dialogRefusing = {
  ...dialogRefusing,
  CraRefused: ({ refusals }) => refusalAt(refusals, standing),
  NoAffectation: (failure) => ({ elements: { date: failureText(failure) } }),
};

/** « Nouveau CRA »: one person, it is enough; several, the people are asked next. */
export const enterCraDialog = describeDialog({
  name: 'cra.entry',
  access: ['conseiller'],
  form: async (deps: CraChatDeps, { actor, args }: DialogRequest) => {
    const habits = await readHabits(deps, { actor });
    return entryForm(openEntry(args), present(habits.ok ? habits.value : undefined, 'habits'));
  },
  run: async (
    deps: CraChatDeps,
    { actor, args, submission }: SubmittedDialog,
  ): Promise<Result<EntryOutcome, EntryFailure | Unreadable>> => {
    const known = openEntry(args);
    const { fields, errors } = readEntry(submission, known, await lineContext(deps, actor));
    const entry: EntryArgs = { ...known, fields };
    const today = localDay(deps.clock.now(), actor.timeZone);
    const checked = checkCra(fields, { today, communes: deps.communes });
    const isAlone = fields.participants === 1;
    const refusals = (checked.ok ? [] : checked.failure.refusals).filter(
      (refusal) => isAlone || !isAskedLater(refusal),
    );
    const { general, elements } = refusalAt(refusals, standing);
    const refusal = { ...(general && { general }), elements: { ...elements, ...errors } };
    if (!isClear(refusal)) return fail({ tag: 'Unreadable', refusal });
    if (!isAlone) {
      await keepMeanwhile(deps, actor, entry);
      return ok({ kind: 'people', entry, isWhole: checked.ok });
    }
    return storeEntry(deps, { actor, entry, again: false });
  },
  render: {
    ok: (outcome) => entryMessage(outcome),
    refuse: refusing,
  },
});

/** For one person an absent age or status is an unanswered question, not a sum. */
function isUnanswered({ field, rule, received }: CraRefusal): boolean {
  return (field === 'ages' || field === 'statuts') && rule === 'sum-too-low' && received === '0';
}

/** The draft is kept for the panel too, unless another CRA is being typed there. */
async function keepMeanwhile(deps: CraChatDeps, actor: Person, entry: EntryArgs): Promise<void> {
  if (entry.rev !== undefined) return;
  const read = await readDraft(deps, { actor });
  const known = read.ok ? read.value.draft : undefined;
  if (known && known.craId !== entry.craId) return;
  const { craId, fields } = entry;
  const { formVersion } = craLimits;
  await keepDraft(deps, { actor, draft: { rev: known?.rev ?? 0, craId, formVersion, fields } });
}
