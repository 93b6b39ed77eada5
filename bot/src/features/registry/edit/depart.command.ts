import { entryDigest } from './edit-entry.ts';
import { findEntry, personName, type FindEntryDeps } from './find-entry.ts';
import { describeCommand } from '../../../core/describe-command.ts';
import { message, openDialog } from '../../../core/message.ts';
import { say, typed } from '../../../core/text.ts';

/** `/coop depart @x`: the last day of a person. */
export const departCommand = describeCommand({
  name: 'registry.depart',
  trigger: 'coop',
  words: 'registry.departure.words',
  summary: 'registry.departure.summary',
  example: 'registry.departure.example',
  access: ['animateur', 'administrateur'],
  parameters: { who: personName },
  run: (deps: FindEntryDeps, { args }) => findEntry(deps, args.who),
  render: {
    ok: (entry) => openDialog('registry.departure', { id: entry.id, digest: entryDigest(entry) }),
    EntryUnknown: ({ received }) =>
      message(say('registry.person.unknown', { received: typed(received) })),
  },
});
