import { statuts, suites, tranchesAge, type CraRefusal } from '@coop/contract/cra';

import type { CraChatDeps } from './chat-deps.ts';
import { refusalText } from './cra-texts.ts';
import { openEntry } from './entry-args.ts';
import { entryMessage, failureText } from './entry-answers.ts';
import { peopleForm, readPeople } from './people-form.ts';
import { storeEntry, type EntryFailure, type EntryOutcome } from './store-entry.ts';
import { describeDialog, type DialogRefusal } from '../../../core/describe-dialog.ts';
import { fail, type Result } from '../../../core/result.ts';
import { say, type Text } from '../../../core/text.ts';

interface Unreadable {
  readonly tag: 'Unreadable';
  readonly errors: Readonly<Record<string, Text>>;
}

const above = (failure: EntryFailure): DialogRefusal => ({ general: failureText(failure) });

/** « Public du CRA »: ages, statuses and follow-ups of several participants. */
export const enterPeopleDialog = describeDialog({
  name: 'cra.people',
  access: ['conseiller'],
  form: (_deps: CraChatDeps, { args }) => Promise.resolve(peopleForm(openEntry(args))),
  run: async (
    deps: CraChatDeps,
    { actor, args, submission },
  ): Promise<Result<EntryOutcome, EntryFailure | Unreadable>> => {
    const known = openEntry(args);
    const { fields, errors } = readPeople(submission, known);
    if (Object.keys(errors).length > 0) return fail({ tag: 'Unreadable', errors });
    return storeEntry(deps, { actor, entry: { ...known, fields }, again: false });
  },
  render: {
    ok: (outcome) => entryMessage(outcome),
    refuse: {
      Unreadable: ({ errors }) => ({ elements: errors }),
      CraRefused: ({ refusals }) => peopleRefusal(refusals),
      NoAffectation: (failure) => above(failure),
      IdAlreadyUsed: (failure) => above(failure),
      CraNotFound: (failure) => above(failure),
      CraDeleted: (failure) => above(failure),
      Conflict: (failure) => above(failure),
      NotRegistered: (failure) => above(failure),
    },
  },
});

const firstOf: Readonly<Record<string, string>> = {
  ages: tranchesAge[0],
  statuts: statuts[0],
  suites: `suite_${suites[0]}`,
  orientations: 'organisme',
  materiel: 'materiel',
  titre: 'titre',
};

/** What is missing or in excess, in figures: « Il manque 2 âges : 6 sur 8 ». */
function peopleRefusal(refusals: readonly CraRefusal[]): DialogRefusal {
  const elements: Record<string, Text> = {};
  for (const refusal of refusals) {
    const field = refusal.field.split('.')[0] ?? '';
    const element = firstOf[field];
    if (element !== undefined) elements[element] ??= sumText(field, refusal);
  }
  const others = refusals.filter(({ field }) => !((field.split('.')[0] ?? '') in firstOf));
  const general =
    others.length > 0 ? failureText({ tag: 'CraRefused', refusals: others }) : undefined;
  return { elements, ...(general && { general }) };
}

function sumText(field: string, refusal: CraRefusal): Text {
  const missing = Number(refusal.expected) - Number(refusal.received);
  const values = {
    count: Math.abs(missing),
    received: refusal.received,
    expected: refusal.expected ?? '',
  };
  if (field === 'orientations') return say('cra.people.whichOrganisme');
  if (refusal.rule !== 'sum-too-low' && refusal.rule !== 'sum-too-high') {
    return refusalText(refusal);
  }
  if (field === 'ages') {
    return say(missing > 0 ? 'cra.people.agesMissing' : 'cra.people.agesTooMany', values);
  }
  return say(missing > 0 ? 'cra.people.statusesMissing' : 'cra.people.statusesTooMany', values);
}
