import { statuts, suites, tranchesAge, type CraRefusal } from '@coop/contract/cra';

import type { CraChatDeps } from './chat-deps.ts';
import { refusalText } from './cra-texts.ts';
import { dialogRefusing, refusalAt, type Standing, type Unreadable } from './dialog-refusals.ts';
import { openEntry } from './entry-args.ts';
import { entryMessage } from './entry-answers.ts';
import { peopleForm, readPeople } from './people-form.ts';
import { storeEntry, type EntryFailure, type EntryOutcome } from './store-entry.ts';
import {
  describeDialog,
  type DialogRequest,
  type SubmittedDialog,
} from '../../../core/describe-dialog.ts';
import { fail, type Result } from '../../../core/result.ts';
import { say, type Text } from '../../../core/text.ts';

/** Where a refusal of several counts stands: at the first of them. */
const firstOf: Readonly<Record<string, string>> = {
  ages: tranchesAge[0],
  statuts: statuts[0],
  suites: `suite_${suites[0]}`,
  orientations: 'organisme',
  materiel: 'materiel',
};

const standing: Standing = {
  elementOf: (field) => firstOf[field],
  sentence: (refusal, field) => sumText(field, refusal),
};

const refusing: typeof dialogRefusing = {
  ...dialogRefusing,
  CraRefused: ({ refusals }) => refusalAt(refusals, standing),
};

/** « Public du CRA »: ages, statuses and follow-ups of several participants. */
export const enterPeopleDialog = describeDialog({
  name: 'cra.people',
  access: ['conseiller'],
  form: (_deps: CraChatDeps, { args }: DialogRequest) =>
    Promise.resolve(peopleForm(openEntry(args))),
  run: async (
    deps: CraChatDeps,
    { actor, args, submission }: SubmittedDialog,
  ): Promise<Result<EntryOutcome, EntryFailure | Unreadable>> => {
    const known = openEntry(args);
    const { fields, errors } = readPeople(submission, known);
    if (Object.keys(errors).length > 0) {
      return fail({ tag: 'Unreadable', refusal: { elements: errors } });
    }
    return storeEntry(deps, { actor, entry: { ...known, fields }, again: false });
  },
  render: {
    ok: (outcome) => entryMessage(outcome),
    refuse: refusing,
  },
});

/** What is missing or in excess, in figures: « Il manque 2 âges : 6 sur 8 ». */
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
