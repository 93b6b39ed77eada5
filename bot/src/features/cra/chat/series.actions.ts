import type { CraChatDeps } from './chat-deps.ts';
import { datedCraLine } from './cra-texts.ts';
import { sealEntry, type EntryArgs } from './entry-args.ts';
import { entryFromCra } from './entry-from-cra.ts';
import { followingText } from './series-texts.ts';
import type { Cra } from '../cra.ts';
import { removeCra } from '../remove-cra.ts';
import { followersOf } from '../series/following.ts';
import { readWithFollowers, removeCras, restoreCras } from '../series/remove-cras.ts';
import {
  bindAction,
  describeAction,
  type BoundAction,
  type PressRequest,
} from '../../../core/describe-action.ts';
import { message, openDialog, type Button, type DialogCall } from '../../../core/message.ts';
import { ok } from '../../../core/result.ts';
import { lines, say } from '../../../core/text.ts';

const access = ['conseiller'] as const;
const notFound = () => message(say('cra.failure.notFound'));
const notRegistered = () => message(say('cra.failure.notRegistered'));

/** The CRA that a button or the choice of a menu is about. */
function idOf({ args }: PressRequest): string {
  return String(args['choice'] ?? args['id'] ?? '');
}

function idsOf({ args }: PressRequest): readonly string[] {
  return String(args['ids'] ?? '').split(',');
}

function openForm(cra: Cra, following?: EntryArgs['following']): DialogCall {
  const entry = entryFromCra(cra, { rev: cra.rev });
  return openDialog('cra.entry', sealEntry({ ...entry, ...(following && { following }) }));
}

/** *Modifier*: the form; of a CRA that others of its series follow, first which are meant. */
const editAction = describeAction({
  name: 'cra.edit',
  access,
  run: (deps: CraChatDeps, request) => readWithFollowers(deps, { ...request, id: idOf(request) }),
  render: {
    ok: ({ cra, followers }) => {
      if (followers.length === 0) return openForm(cra);
      const args = { id: cra.id };
      const values = { line: datedCraLine(cra), following: followingText(followers) };
      return message(say('cra.series.which', values), {
        buttons: [
          { action: 'cra.edit-one', args, label: say('cra.series.one') },
          {
            action: 'cra.edit-following',
            args,
            label: say('cra.series.following', { count: followers.length }),
          },
        ],
      });
    },
    CraNotFound: notFound,
    NotRegistered: notRegistered,
  },
});

function editingAction(name: string, hasFollowers: boolean) {
  return describeAction({
    name,
    access,
    run: (deps: CraChatDeps, request) => readWithFollowers(deps, { ...request, id: idOf(request) }),
    render: {
      ok: ({ cra, followers }) =>
        openForm(cra, hasFollowers ? followers.map(({ id, rev }) => ({ id, rev })) : undefined),
      CraNotFound: notFound,
      NotRegistered: notRegistered,
    },
  });
}

/** *Supprimer*: at once, with what brings it back; those that follow are one more press. */
const removeAction = describeAction({
  name: 'cra.remove',
  access,
  run: async (deps: CraChatDeps, request) => {
    const removed = await removeCra(deps, { ...request, id: idOf(request) });
    if (!removed.ok) return removed;
    return ok({ cra: removed.value, followers: await followersOf(deps.cras, removed.value) });
  },
  render: {
    ok: ({ cra, followers }) => ({
      kind: 'redraw',
      message: message(say('cra.removed', { line: datedCraLine(cra) }), {
        buttons: [
          { action: 'cra.restore', args: { id: cra.id }, label: say('cra.restore') },
          ...removeFollowing(cra, followers),
        ],
      }),
    }),
    CraNotFound: notFound,
    NotRegistered: notRegistered,
  },
});

function removeFollowing(cra: Cra, followers: readonly Cra[]): readonly Button[] {
  if (followers.length === 0) return [];
  const ids = [cra, ...followers].map(({ id }) => id).join(',');
  const label = say('cra.series.removeFollowing', { count: followers.length });
  return [{ action: 'cra.remove-all', args: { ids }, label }];
}

const removeAllAction = describeAction({
  name: 'cra.remove-all',
  access,
  run: (deps: CraChatDeps, request) => removeCras(deps, { ...request, ids: idsOf(request) }),
  render: {
    ok: (cras) => ({
      kind: 'redraw',
      message: message(say('cra.series.removed', countAndLine(cras)), {
        buttons: [
          {
            action: 'cra.restore-all',
            args: { ids: cras.map(({ id }) => id).join(',') },
            label: say('cra.series.restore'),
          },
        ],
      }),
    }),
    CraNotFound: notFound,
    NotRegistered: notRegistered,
  },
});

const restoreAllAction = describeAction({
  name: 'cra.restore-all',
  access,
  run: (deps: CraChatDeps, request) => restoreCras(deps, { ...request, ids: idsOf(request) }),
  render: {
    ok: (cras) => ({
      kind: 'redraw',
      message: message(lines(say('cra.series.restored', countAndLine(cras)))),
    }),
    CraNotFound: notFound,
    NotRegistered: notRegistered,
  },
});

function countAndLine(cras: readonly Cra[]) {
  const [first] = cras;
  return { count: cras.length, line: first ? datedCraLine(first) : '' };
}

/** What edits and deletes a CRA, alone or with those that follow it in its series. */
export function bindSeriesActions(deps: CraChatDeps): readonly BoundAction[] {
  return [
    bindAction(editAction, deps),
    bindAction(editingAction('cra.edit-one', false), deps),
    bindAction(editingAction('cra.edit-following', true), deps),
    bindAction(removeAction, deps),
    bindAction(removeAllAction, deps),
    bindAction(restoreAllAction, deps),
  ];
}
