import { entryCard } from './entry-card.ts';
import type { ShownEntry } from './entry-form.ts';
import { findEntry, personName, type EntryUnknown, type FindEntryDeps } from './find-entry.ts';
import { showEntry, type ShowEntryDeps } from './show-entry.ts';
import { describeCommand } from '../../../core/describe-command.ts';
import { message } from '../../../core/message.ts';
import { ok, type Result } from '../../../core/result.ts';
import { say, typed } from '../../../core/text.ts';

/** `/coop personne @x`: the entry of a person, to read and to edit. */
export const personCommand = describeCommand({
  name: 'registry.person',
  trigger: 'coop',
  words: 'registry.person.words',
  summary: 'registry.person.summary',
  example: 'registry.person.example',
  access: ['animateur', 'administrateur'],
  parameters: { who: personName },
  run: async (
    deps: FindEntryDeps & ShowEntryDeps,
    { actor, args },
  ): Promise<Result<ShownEntry, EntryUnknown>> => {
    const found = await findEntry(deps, args.who);
    return found.ok ? ok(await showEntry(deps, found.value, actor)) : found;
  },
  render: {
    ok: (shown) => entryCard(shown),
    EntryUnknown: ({ received }) =>
      message(say('registry.person.unknown', { received: typed(received) })),
  },
});
