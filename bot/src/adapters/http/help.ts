import type { MessageKey } from '../../core/catalogue.ts';
import type { BoundCommand } from '../../core/describe-command.ts';
import { message, type Message } from '../../core/message.ts';
import { lines, say, typed } from '../../core/text.ts';

/** What the reader may use, each with its summary and an example. */
export function helpMessage(commands: readonly BoundCommand[]): Message {
  if (commands.length === 0) return message(say('core.helpEmpty'));
  return message(lines(say('core.helpTitle'), ...commands.map(helpLine)));
}

export function unknownWordsMessage(received: string, nearest: readonly MessageKey[]): Message {
  if (nearest.length === 0) return message(say('core.unknownLine', { received: typed(received) }));
  const words = nearest.map((key) => say('core.firstWording', { wording: say(key) }));
  return message(say('core.unknownWords', { received: typed(received), nearest: words }));
}

function helpLine({ trigger, words, summary, example }: BoundCommand) {
  const called = words
    ? say('core.helpCalledWords', { trigger, words: say(words) })
    : say('core.helpCalled', { trigger });
  const values = { called, summary: say(summary) };
  return example
    ? say('core.helpLineExample', { ...values, example: say(example) })
    : say('core.helpLine', values);
}
