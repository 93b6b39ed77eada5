import { editEntry, type EditedEntry, type EditFailure } from './edit-entry.ts';
import type { EditEntryDialogDeps } from './entry.dialog.ts';
import { editRefusals } from './entry-card.ts';
import { homeDay } from '../home-day.ts';
import type { Entry } from '../registry.ts';
import { readTypedDate, type CalendarDate } from '../../../core/calendar-date.ts';
import {
  describeDialog,
  type DialogForm,
  type DialogRefusal,
  type DialogRequest,
  type SubmittedDialog,
} from '../../../core/describe-dialog.ts';
import { message } from '../../../core/message.ts';
import { fail, type Result } from '../../../core/result.ts';
import { day, say, typed } from '../../../core/text.ts';

/** What was typed is no date. */
interface DateUnreadable {
  readonly tag: 'DateUnreadable';
  readonly received: string;
}

/** « Dernier jour »: from the day after, where the person works, they are `parti`. */
export const departDialog = describeDialog({
  name: 'registry.departure',
  access: ['animateur', 'administrateur'],
  form: async (
    { clock, registry, timeZone }: EditEntryDialogDeps,
    { args }: DialogRequest,
  ): Promise<DialogForm> => {
    const entry = await registry.entry(String(args['id']));
    const now = { now: clock.now(), timeZone };
    return departForm(entry, entry?.end ?? (entry ? homeDay(entry, now) : ''));
  },
  run: async (
    deps: EditEntryDialogDeps,
    { actor, args, submission }: SubmittedDialog,
  ): Promise<Result<EditedEntry, EditFailure | DateUnreadable>> => {
    const received = typeof submission['end'] === 'string' ? submission['end'].trim() : '';
    const end = received === '' ? null : readTypedDate(received);
    if (end === undefined) return fail({ tag: 'DateUnreadable', received });
    return editEntry(deps, {
      actor,
      id: String(args['id']),
      shown: String(args['digest']),
      changes: { end },
      releaseLocks: false,
    });
  },
  render: {
    ok: ({ entry }) => {
      const name = typed(`${entry.givenName} ${entry.familyName}`);
      return message(
        entry.end === undefined
          ? say('registry.departure.none', { name })
          : say('registry.departure.done', { name, end: day(entry.end) }),
      );
    },
    refuse: {
      ...editRefusals,
      DateUnreadable: ({ received }): DialogRefusal => ({
        elements: { end: say('registry.rule.date-form', { received: typed(received) }) },
      }),
    },
  },
});

export function departForm(entry: Entry | undefined, end: CalendarDate): DialogForm {
  const name = typed(entry ? `${entry.givenName} ${entry.familyName}` : '–');
  return {
    title: say('registry.departure.title'),
    introduction: say('registry.departure.introduction', { name }),
    submit: say('registry.entry.save'),
    elements: [
      {
        type: 'text',
        name: 'end',
        label: say('registry.entry.end'),
        help: say('registry.departure.help'),
        value: end,
        optional: true,
        maxLength: 10,
      },
    ],
  };
}
