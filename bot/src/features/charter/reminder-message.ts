import type { UserId } from '../../core/actor.ts';
import { localDay } from '../../core/local-day.ts';
import { message, type Button, type Message } from '../../core/message.ts';
import { day, say } from '../../core/text.ts';

/** The card of the reminder that stands. */
export function reminderCardOf(userId: UserId): string {
  return `charter.reminder.${userId}`;
}

const texts = [
  'charter.reminder.first',
  'charter.reminder.second',
  'charter.reminder.last',
  'charter.reminder.byHand',
] as const;

/** The same request, shorter each time; the fourth is sent by an animateur. */
export function reminderMessage(charter: string, rank: number): Message {
  const text = texts[rank - 1] ?? 'charter.reminder.byHand';
  return message(say(text), { buttons: [readButton(charter)] });
}

/** Until when the channels stay open. */
export function graceMessage(
  charter: string,
  { end, timeZone }: { readonly end: number; readonly timeZone: string },
): Message {
  const until = day(localDay(end - 1, timeZone));
  return message(say('charter.reminder.grace', { until }), { buttons: [readButton(charter)] });
}

function readButton(charter: string): Button {
  const label = say('charter.button.read');
  return { action: 'charter.read', args: { charter }, label, style: 'primary' };
}
