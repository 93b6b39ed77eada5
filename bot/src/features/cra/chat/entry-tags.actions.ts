import type { CraChatDeps } from './chat-deps.ts';
import { entryMessage, failureText, refusingEntry } from './entry-answers.ts';
import { openEntry } from './entry-args.ts';
import { storeEntry, type EntryFailure, type EntryOutcome } from './store-entry.ts';
import { makeEntryTags, readEntryTags } from '../tags/entry-tags.ts';
import {
  bindAction,
  describeAction,
  type BoundAction,
  type PressAnswer,
  type PressRequest,
} from '../../../core/describe-action.ts';
import { message, type Rendering } from '../../../core/message.ts';
import type { Person } from '../../../core/actor.ts';

type TagsToKeep = (
  deps: CraChatDeps,
  actor: Person,
  given: readonly string[],
) => Promise<readonly string[]>;

const rendering: Rendering<EntryOutcome, EntryFailure, PressAnswer> = {
  ...refusingEntry<PressAnswer>((failure) => message(failureText(failure))),
  ok: (outcome) => ({ kind: 'redraw', message: entryMessage(outcome) }),
};

/** Records an entry with the tags that this answers. */
function savingAction(name: string, tagsToKeep: TagsToKeep) {
  return describeAction({
    name,
    access: ['conseiller'],
    run: async (deps: CraChatDeps, { actor, args }: PressRequest) => {
      const entry = openEntry(args);
      const tags = await tagsToKeep(deps, actor, entry.fields.tags ?? []);
      const kept = { ...entry, fields: { ...entry.fields, tags: [...tags] } };
      return storeEntry(deps, { actor, entry: kept, again: false });
    },
    render: rendering,
  });
}

const withTags = savingAction('cra.save-with-tags', makeEntryTags);

const withoutTags = savingAction('cra.save-without-tags', async (deps, actor, given) => {
  const { ids } = await readEntryTags(deps.tags, actor, given);
  return ids;
});

/** The buttons under the words that are no tag yet. */
export function bindEntryTagActions(deps: CraChatDeps): readonly BoundAction[] {
  return [bindAction(withTags, deps), bindAction(withoutTags, deps)];
}
