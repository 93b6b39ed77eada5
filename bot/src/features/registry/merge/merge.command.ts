import { findEntry, type EntryUnknown, type FindEntryDeps } from '../edit/find-entry.ts';
import type { Entry } from '../registry.ts';
import { describeCommand } from '../../../core/describe-command.ts';
import { message } from '../../../core/message.ts';
import type { Parameter } from '../../../core/parameters.ts';
import { ok, type Result } from '../../../core/result.ts';
import { say, typed, type Text } from '../../../core/text.ts';

interface Both {
  readonly kept: Entry;
  readonly merged: Entry;
}

const word = (label: Parameter<string>['label']): Parameter<string> => ({
  takes: 'word',
  read: (text) => (/^@?[A-Za-z0-9._-]{1,64}$/.test(text) ? text : undefined),
  absent: { allowed: false },
  label,
});

/** `/coop fusionner A B`: shows what would become of both, and asks. */
export const mergeCommand = describeCommand({
  name: 'registry.merge',
  trigger: 'coop',
  words: 'registry.merge.words',
  summary: 'registry.merge.summary',
  example: 'registry.merge.example',
  access: ['administrateur'],
  parameters: { kept: word('registry.merge.kept'), merged: word('registry.merge.merged') },
  run: async (deps: FindEntryDeps, { args }): Promise<Result<Both, EntryUnknown>> => {
    const kept = await findEntry(deps, args.kept);
    if (!kept.ok) return kept;
    const merged = await findEntry(deps, args.merged);
    return merged.ok ? ok({ kept: kept.value, merged: merged.value }) : merged;
  },
  render: {
    ok: ({ kept, merged }) =>
      message(say('registry.merge.ask', { kept: nameOf(kept), merged: nameOf(merged) }), {
        buttons: [
          {
            action: 'registry.merge',
            args: { kept: kept.id, merged: merged.id },
            label: say('registry.merge.action'),
            style: 'danger',
          },
        ],
      }),
    EntryUnknown: ({ received }) =>
      message(say('registry.person.unknown', { received: typed(received) })),
  },
});

function nameOf({ id, givenName, familyName }: Entry): Text {
  return say('registry.merge.entry', { name: typed(`${givenName} ${familyName}`), id: typed(id) });
}
