import { personNamed, username, type NamedPersonDeps } from './named-person.ts';
import { exemptPerson, reasonLimits, type ExemptFailure } from '../decide-about-person.ts';
import type { Person } from '../../../core/actor.ts';
import { readTypedDate } from '../../../core/calendar-date.ts';
import { describeCommand } from '../../../core/describe-command.ts';
import {
  describeDialog,
  type DialogForm,
  type DialogRequest,
  type SubmittedDialog,
} from '../../../core/describe-dialog.ts';
import { message, openDialog } from '../../../core/message.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { day, say, typed } from '../../../core/text.ts';

/** `/charte dispenser @x`. */
export const exemptCommand = describeCommand({
  name: 'charter.exempt',
  trigger: 'charte',
  words: 'charter.exempt.words',
  summary: 'charter.exempt.summary',
  example: 'charter.exempt.example',
  access: ['animateur'],
  parameters: { username },
  run: (deps: NamedPersonDeps, { args }) => personNamed(deps, args.username),
  render: {
    ok: ({ userId }) => openDialog('charter.exempt', { userId }),
    PersonUnknown: ({ username: received }) =>
      message(say('charter.failure.personUnknown', { received: typed(received) })),
  },
});

/** What was typed as a date is none. */
interface DateUnreadable {
  readonly tag: 'DateUnreadable';
  readonly received: string;
}

interface Exempted {
  readonly person: Person;
  readonly until: string;
}

/** « Dispenser de charte »: until when, and why. */
export const exemptDialog = describeDialog({
  name: 'charter.exempt',
  access: ['animateur'],
  form: async (deps: NamedPersonDeps, { args }: DialogRequest) => {
    const { displayName } = await deps.actors.personOf(String(args['userId']));
    return exemptForm(displayName);
  },
  run: async (
    deps: NamedPersonDeps,
    { actor, args, submission: { jusquau, raison } }: SubmittedDialog,
  ): Promise<Result<Exempted, ExemptFailure | DateUnreadable>> => {
    const received = typeof jusquau === 'string' ? jusquau.trim() : '';
    const until = readTypedDate(received);
    if (until === undefined) return fail({ tag: 'DateUnreadable', received });
    const person = await deps.actors.personOf(String(args['userId']));
    const reason = typeof raison === 'string' ? raison.trim() : '';
    const done = await exemptPerson(deps, { actor, person, until, reason });
    return done.ok ? ok({ person, until }) : done;
  },
  render: {
    ok: ({ person, until }) =>
      message(say('charter.exempt.done', { name: typed(person.displayName), until: day(until) })),
    refuse: {
      NoCharter: () => ({ general: say('charter.failure.none') }),
      NotNeeded: () => ({ general: say('charter.failure.notNeeded') }),
      DateUnreadable: ({ received }) => ({
        elements: { jusquau: say('charter.failure.date', { received: typed(received) }) },
      }),
      ExemptionTooLong: ({ latest }) => ({
        elements: { jusquau: say('charter.failure.exemptionTooLong', { latest: day(latest) }) },
      }),
      ReasonLength: ({ length }) => ({
        elements: { raison: say('charter.failure.reason', { length }) },
      }),
    },
  },
});

export function exemptForm(name: string): DialogForm {
  return {
    title: say('charter.exempt.title'),
    introduction: say('charter.exempt.introduction', { name: typed(name) }),
    submit: say('charter.exempt.button'),
    elements: [
      {
        type: 'text' as const,
        name: 'jusquau',
        label: say('charter.exempt.until'),
        help: say('charter.exempt.untilHelp'),
        maxLength: 10,
      },
      {
        type: 'textarea' as const,
        name: 'raison',
        label: say('charter.exempt.reason'),
        help: say('charter.exempt.reasonHelp'),
        maxLength: reasonLimits.max,
      },
    ],
  };
}
