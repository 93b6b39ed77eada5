import { sealEntry, type EntryArgs } from './entry-args.ts';
import { message, type Message } from '../../../core/message.ts';
import type { CalendarDate } from '../../../core/calendar-date.ts';
import { day, lines, minutes, say, typed, type Text } from '../../../core/text.ts';

/** A draft begun elsewhere, as it is found again. */
export interface FoundDraft {
  readonly entry: EntryArgs;
  /** When it was last written, on the clock of the person: the day, and `14:30`. */
  readonly date: CalendarDate;
  readonly time: string;
  readonly isOfFormerForm: boolean;
}

/** What was begun on another device: gone on with, left where it is, or forgotten. */
export function foundDraftMessage({ entry, date, time, isOfFormerForm }: FoundDraft): Message {
  const args = sealEntry(entry);
  const [hours = '', minute = ''] = time.split(':');
  return message(
    lines(
      say('cra.draft.found', { date: day(date), hours, minute, line: draftLine(entry.fields) }),
      isOfFormerForm ? say('cra.draft.formerForm') : undefined,
    ),
    {
      buttons: [
        { action: 'cra.complete', args, label: say('cra.draft.resume'), style: 'primary' },
        { action: 'cra.new', args: {}, label: say('cra.draft.new') },
        { action: 'cra.draft.forget', args, label: say('cra.draft.forget') },
      ],
    },
  );
}

/** Forgotten, and one press away from being taken up again. */
export function forgottenDraftMessage(entry: EntryArgs): Message {
  return message(say('cra.draft.forgotten'), {
    buttons: [
      { action: 'cra.complete', args: sealEntry(entry), label: say('cra.draft.resume') },
      { action: 'cra.new', args: {}, label: say('cra.draft.new') },
    ],
  });
}

function draftLine({ activite, duree, themes = [], commune }: EntryArgs['fields']): Text {
  const items = [
    activite && say(`activite.${activite}`),
    duree === undefined ? undefined : minutes(duree),
    ...themes.map((theme) => say(`theme.${theme}`)),
    commune && typed(commune.nom),
  ].filter((item) => item !== undefined);
  return items.length > 0 ? say('cra.items', { items }) : say('cra.draft.barelyBegun');
}
