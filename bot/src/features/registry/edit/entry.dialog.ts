import {
  editEntry,
  entryDigest,
  type EditedEntry,
  type EditEntryDeps,
  type EditFailure,
} from './edit-entry.ts';
import { editRefusals, entryCard } from './entry-card.ts';
import { entryForm, readEntryForm, type ShownEntry } from './entry-form.ts';
import { showEntry, type ShowEntryDeps } from './show-entry.ts';
import type { Person } from '../../../core/actor.ts';
import {
  describeDialog,
  type DialogRefusal,
  type DialogRequest,
  type SubmittedDialog,
} from '../../../core/describe-dialog.ts';
import type { SealedArgs } from '../../../core/message.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { say } from '../../../core/text.ts';

export type EditEntryDialogDeps = EditEntryDeps & ShowEntryDeps;

/** What was typed cannot be read; each refusal stands at its element. */
interface Unreadable {
  readonly tag: 'Unreadable';
  readonly refusal: DialogRefusal;
}

interface Saved extends EditedEntry {
  readonly shown: ShownEntry;
}

/** « Fiche du registre »: edits an entry and locks what is edited. */
export const entryDialog = describeDialog({
  name: 'registry.entry',
  access: ['animateur', 'administrateur'],
  form: async (deps: EditEntryDialogDeps, { actor, args }: DialogRequest) => {
    const shown = await shownNow(deps, args, actor);
    return shown ? entryForm(shown) : goneForm;
  },
  run: async (
    deps: EditEntryDialogDeps,
    { actor, args, submission }: SubmittedDialog,
  ): Promise<Result<Saved, EditFailure | Unreadable>> => {
    const shown = await shownNow(deps, args, actor);
    const digest = String(args['digest']);
    if (!shown || entryDigest(shown.entry) !== digest) return fail({ tag: 'EntryChanged' });
    const { changes, releaseLocks, errors } = readEntryForm(submission, shown);
    if (Object.keys(errors).length > 0) {
      return fail({ tag: 'Unreadable', refusal: { elements: errors } });
    }
    const { id } = shown.entry;
    const edited = await editEntry(deps, { actor, id, shown: digest, changes, releaseLocks });
    if (!edited.ok) return edited;
    return ok({ ...edited.value, shown: await showEntry(deps, edited.value.entry, actor) });
  },
  render: {
    ok: ({ changed, shown }) =>
      entryCard(
        shown,
        changed.length === 0
          ? say('registry.entry.unchanged')
          : say('registry.entry.saved', { fields: changed.join(', ') }),
      ),
    refuse: { ...editRefusals, Unreadable: ({ refusal }) => refusal },
  },
});

async function shownNow(
  deps: ShowEntryDeps,
  { id }: SealedArgs,
  reader: Person,
): Promise<ShownEntry | undefined> {
  const entry = await deps.registry.entry(String(id));
  return entry && showEntry(deps, entry, reader);
}

/** The entry is no more: what is sent will be refused. */
const goneForm = {
  title: say('registry.entry.title'),
  introduction: say('registry.entry.changedSince'),
  submit: say('registry.entry.save'),
  elements: [],
};
