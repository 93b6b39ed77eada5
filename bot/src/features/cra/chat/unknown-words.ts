import type { EntryFields } from './entry-args.ts';
import { parseCraLine, type CraLineContext } from '../one-line/parse-cra-line.ts';
import type { DialogElement, Submission } from '../../../core/describe-dialog.ts';
import { say, typed, type Text } from '../../../core/text.ts';

/** Words that say nothing are never lost, nor put anywhere by themselves. */
export function unknownElements(words: string): readonly DialogElement[] {
  if (words === '') return [];
  return [
    {
      type: 'text',
      name: 'unknown',
      label: say('cra.questions.unknown'),
      help: say('cra.questions.unknownHelp'),
      value: words,
      optional: true,
    },
    { type: 'tick', name: 'toNotes', label: say('cra.questions.toNotes') },
  ];
}

export interface UnknownWords {
  readonly submission: Submission;
  readonly context: CraLineContext;
  /** Completed with what the corrected words say. */
  readonly fields: EntryFields;
  readonly errors: Record<string, Text>;
}

/** Corrected words are read as the line was; the others go to the notes only when they are told to. */
export function readUnknown({ submission, context, fields, errors }: UnknownWords): void {
  const { unknown: given } = submission;
  const words = typeof given === 'string' ? given.trim() : '';
  if (words === '') return;
  if (String(submission['toNotes']) === 'true') {
    fields.notes = fields.notes === undefined ? words : `${fields.notes}\n${words}`;
    return;
  }
  const { found, unknown, ask } = parseCraLine(words, context);
  const [lost] = [...unknown, ...ask.map(({ received }) => received)];
  if (lost !== undefined) {
    errors['unknown'] = say('cra.questions.stillUnknown', { received: typed(lost) });
    return;
  }
  const themes = [...new Set([...(fields.themes ?? []), ...(found.themes ?? [])])];
  Object.assign(fields, { ...found, ...fields, ...(themes.length > 0 && { themes }) });
}
