import type { CraRefusal } from '@coop/contract/cra';

import { craLine, refusalText, warningLines } from './cra-texts.ts';
import { failureText } from './entry-answers.ts';
import type { RepeatDates } from './read-repeat-dates.ts';
import type { Cra } from '../cra.ts';
import type { RepeatedCra } from '../series/repeat-cra.ts';
import type { DialogRefusal } from '../../../core/describe-dialog.ts';
import { message, type Message, type SealedArgs } from '../../../core/message.ts';
import { day, lines, say, type Text } from '../../../core/text.ts';

/** What repeating a workshop came to. */
export type RepeatOutcome =
  | ({ readonly kind: 'repeated' } & RepeatedCra)
  /** One of the dates is like a CRA of the last seven days: asked, not refused. */
  | { readonly kind: 'again'; readonly like: Cra; readonly args: SealedArgs };

export function repeatMessage(outcome: RepeatOutcome): Message {
  if (outcome.kind === 'again') {
    const { content } = outcome.like;
    return message(say('cra.again', { date: day(content.date), line: craLine(content) }), {
      buttons: [
        {
          action: 'cra.repeat-again',
          args: outcome.args,
          label: say('cra.saveAnyway'),
          style: 'primary',
        },
        { action: 'cra.entry.cancel', args: {}, label: say('cra.cancel') },
      ],
    });
  }
  const { cras, warnings, repeated } = outcome;
  const count = cras.length;
  const dates = cras.map(({ content }) => day(content.date, 'short'));
  const saved = say('cra.repeat.saved', { count, dates, line: craLine(repeated.content) });
  return message(lines(saved, ...warningLines(warnings)), {
    buttons: [
      {
        action: 'cra.remove-all',
        args: { ids: cras.map(({ id }) => id).join(',') },
        label: say('cra.repeat.undo', { count }),
      },
    ],
  });
}

/** Why each date cannot be, at their element, one line each; what else is wrong, above. */
export function repeatRefusal(
  refusals: readonly CraRefusal[],
  { dates, sentences }: RepeatDates,
): DialogRefusal {
  const isTaken = ({ rule, received }: CraRefusal) =>
    rule === 'not-distinct' && dates.indexOf(received) === dates.lastIndexOf(received);
  const ofDates = new Map<string, Text>();
  for (const refusal of refusals) {
    const { field, received } = refusal;
    if (field !== 'date' || ofDates.has(received)) continue;
    const why = isTaken(refusal)
      ? say('cra.repeat.taken', { date: day(received, 'short') })
      : refusalText(refusal);
    ofDates.set(received, sentences.get(received) ?? why);
  }
  const others = refusals.filter(({ field }) => field !== 'date' && field !== 'id');
  return {
    ...(ofDates.size > 0 && { elements: { dates: lines(...ofDates.values()) } }),
    ...(others.length > 0 && { general: failureText({ tag: 'CraRefused', refusals: others }) }),
  };
}
