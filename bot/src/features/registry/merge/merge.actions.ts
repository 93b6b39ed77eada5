import {
  mergeEntries,
  undoMerge,
  type MergeEntriesDeps,
  type Merged,
  type MergeRefused,
  type UndoRefused,
} from './merge-entries.ts';
import {
  describeAction,
  type PressAnswer,
  type PressRequest,
} from '../../../core/describe-action.ts';
import { message, type Refusing } from '../../../core/message.ts';
import { say, typed } from '../../../core/text.ts';

const refusing: Refusing<MergeRefused | UndoRefused, PressAnswer> = {
  EntryGone: () => message(say('registry.merge.gone')),
  SameEntry: () => message(say('registry.merge.same')),
  HasCras: () => message(say('registry.merge.hasCras')),
  TwoAccounts: () => message(say('registry.merge.twoAccounts')),
  TooManyEmails: () => message(say('registry.merge.tooManyEmails')),
  MergeUnknown: () => message(say('registry.merge.unknown')),
  MergeTooOld: () => message(say('registry.merge.tooOld')),
};

const { MergeUnknown, MergeTooOld, ...mergeRefusing } = refusing;

/** « Fusionner »: B becomes an alias of A. */
export const mergeAction = describeAction({
  name: 'registry.merge',
  access: ['administrateur'],
  run: (deps: MergeEntriesDeps, { actor, args }: PressRequest) =>
    mergeEntries(deps, { kept: String(args['kept']), merged: String(args['merged']), actor }),
  render: {
    ...mergeRefusing,
    ok: ({ kept, alias }: Merged): PressAnswer => ({
      kind: 'redraw',
      message: message(
        say('registry.merge.done', {
          name: typed(`${kept.givenName} ${kept.familyName}`),
          id: typed(kept.id),
          alias: typed(alias),
        }),
        {
          buttons: [
            {
              action: 'registry.merge.undo',
              args: { alias },
              label: say('registry.merge.undo'),
            },
          ],
        },
      ),
    }),
  },
});

/** « Défaire », for 30 days. */
export const undoMergeAction = describeAction({
  name: 'registry.merge.undo',
  access: ['administrateur'],
  run: (deps: MergeEntriesDeps, { actor, args }: PressRequest) =>
    undoMerge(deps, { alias: String(args['alias']), actor }),
  render: {
    EntryGone: refusing.EntryGone,
    MergeUnknown,
    MergeTooOld,
    ok: ({ alias }: Merged): PressAnswer => ({
      kind: 'redraw',
      message: message(say('registry.merge.undone', { alias: typed(alias) })),
    }),
  },
});
