import { whyText } from './why-text.ts';
import { causes } from '../plan/desire.ts';
import type { WhyChannel } from '../own/why-channel.ts';
import { message, type Message } from '../../../core/message.ts';
import { lines, say, typed, type Text } from '../../../core/text.ts';

/** The line that decided, since when, and what would change it. */
export function whyMessage({ channel, desire, line }: WhyChannel): Message {
  const display = typed(channel.display);
  const where = line?.isIn ? 'in' : 'out';
  return message(
    lines(
      say('channels.why.where', { display, where }),
      say('channels.why.line', { line: causes[desire.cause], why: whyText(desire.cause) }),
      line ? say('channels.why.since', { on: line.at }) : undefined,
      changeText(desire.cause),
    ),
  );
}

function changeText(cause: keyof typeof causes): Text {
  return say(`channels.change.${cause}`);
}
