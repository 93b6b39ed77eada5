import { sealEntry, type EntryArgs } from './entry-args.ts';
import { tagFailureText } from '../tags/refusal-answers.ts';
import { nameRule } from '../tags/tag.ts';
import { message, type Button, type Message } from '../../../core/message.ts';
import { lines, say, typed, type Text } from '../../../core/text.ts';

/** The words after `#` that are no tag yet, and what can be done: nothing typed goes by itself. */
export function unknownTagsMessage({
  entry,
  unknown,
}: {
  readonly entry: EntryArgs;
  readonly unknown: readonly string[];
}): Message {
  return message(lines(say('cra.tags.notSaved'), ...unknownTagLines(unknown)), {
    buttons: [
      ...saveTagButtons(entry, unknown),
      { action: 'cra.entry.cancel', args: {}, label: say('cra.cancel') },
    ],
  });
}

/** One line for each: that it would be made, or why it cannot be. */
export function unknownTagLines(unknown: readonly string[]): readonly Text[] {
  return unknown.map((name) => {
    const rule = nameRule(name);
    if (rule === undefined) return say('cra.tags.unknown', { name: typed(name) });
    const why = tagFailureText({ tag: 'TagNameRefused', rule, received: name });
    return say('cra.tags.impossible', { why });
  });
}

/** To make them and record, where one can be made; to record without. */
export function saveTagButtons(entry: EntryArgs, unknown: readonly string[]): readonly Button[] {
  const args = sealEntry(entry);
  const count = unknown.filter((name) => nameRule(name) === undefined).length;
  const make: Button = {
    action: 'cra.save-with-tags',
    args,
    label: say('cra.tags.makeAndSave', { count }),
    style: 'primary',
  };
  const without: Button = {
    action: 'cra.save-without-tags',
    args,
    label: say('cra.tags.saveWithout'),
  };
  return count > 0 ? [make, without] : [without];
}
