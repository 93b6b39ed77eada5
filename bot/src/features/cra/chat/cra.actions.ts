import type { CraChatDeps } from './chat-deps.ts';
import { datedCraLine } from './cra-texts.ts';
import { openEntry, sealEntry } from './entry-args.ts';
import { editButton, entryMessage, failureText, refusingEntry } from './entry-answers.ts';
import { bindEntryTagActions } from './entry-tags.actions.ts';
import { entryFromCra } from './entry-from-cra.ts';
import { forgottenDraftMessage } from './found-draft-message.ts';
import { bindRepeatActions } from './repeat.actions.ts';
import { bindSeriesActions } from './series.actions.ts';
import { turnListAction } from './list-cras.command.ts';
import { storeEntry, type EntryFailure, type EntryOutcome } from './store-entry.ts';
import { dropDraft } from '../keep-draft.ts';
import { readCra } from '../list-cras.ts';
import { readHabits } from '../read-habits.ts';
import { restoreCra } from '../remove-cra.ts';
import { usableIds } from '../tags/entry-tags.ts';
import {
  bindAction,
  describeAction,
  type BoundAction,
  type PressAnswer,
  type PressRequest,
} from '../../../core/describe-action.ts';
import { message, openDialog, type Rendering, type SealedArgs } from '../../../core/message.ts';
import { ok, type Result } from '../../../core/result.ts';
import { say } from '../../../core/text.ts';

const access = ['conseiller'] as const;
const notFound = () => message(say('cra.failure.notFound'));
const notRegistered = () => message(say('cra.failure.notRegistered'));

/** The CRA that a button or the choice of a menu is about. */
function idOf({ args }: PressRequest): string {
  return String(args['choice'] ?? args['id'] ?? '');
}

const saveRendering: Rendering<EntryOutcome, EntryFailure, PressAnswer> = {
  ...refusingEntry<PressAnswer>((failure) => message(failureText(failure))),
  ok: (outcome) => ({ kind: 'redraw', message: entryMessage(outcome) }),
};

function saveAction(name: string, again: boolean) {
  return describeAction({
    name,
    access,
    run: (deps: CraChatDeps, { actor, args }: PressRequest) =>
      storeEntry(deps, { actor, entry: openEntry(args), again }),
    render: saveRendering,
  });
}

const restoreAction = describeAction({
  name: 'cra.restore',
  access,
  run: (deps: CraChatDeps, request) => restoreCra(deps, { ...request, id: idOf(request) }),
  render: {
    ok: (cra) => ({
      kind: 'redraw',
      message: message(say('cra.restored', { line: datedCraLine(cra) }), {
        buttons: [
          { action: 'cra.remove', args: { id: cra.id }, label: say('cra.undo') },
          editButton(cra),
        ],
      }),
    }),
    CraNotFound: notFound,
    NotRegistered: notRegistered,
  },
});

const duplicateAction = describeAction({
  name: 'cra.duplicate',
  access,
  run: async (deps: CraChatDeps, request) => {
    const read = await readCra(deps, { ...request, id: idOf(request) });
    if (!read.ok) return read;
    const { content } = read.value;
    const tags = await usableIds(deps.tags, request.actor, content.tags);
    return ok({ cra: { ...read.value, content: { ...content, tags } }, craId: deps.ids.ulid() });
  },
  render: {
    ok: ({ cra, craId }) => openDialog('cra.entry', sealEntry(entryFromCra(cra, { craId }))),
    CraNotFound: notFound,
    NotRegistered: notRegistered,
  },
});

/** « Saisir un CRA »: the empty form, at each press another CRA. */
const newAction = describeAction({
  name: 'cra.new',
  access,
  run: async (deps: CraChatDeps, { actor }) => {
    const habits = await readHabits(deps, { actor });
    return habits.ok ? ok({ ticks: habits.value.themes, craId: deps.ids.ulid() }) : habits;
  },
  render: {
    ok: (begun) => openDialog('cra.entry', sealEntry({ ...begun, fields: {}, source: 'dialog' })),
    NotRegistered: notRegistered,
  },
});

/** Forgets the draft that was begun elsewhere. */
const forgetDraftAction = describeAction({
  name: 'cra.draft.forget',
  access,
  run: async (deps: CraChatDeps, { actor, args }) => {
    const dropped = await dropDraft(deps, { actor });
    return dropped.ok ? ok(openEntry(args)) : dropped;
  },
  render: {
    ok: (entry) => ({ kind: 'redraw', message: forgottenDraftMessage(entry) }),
    NotRegistered: notRegistered,
  },
});

/** Leaves the version that somebody was faster with, and shows it. */
const keepOtherAction = describeAction({
  name: 'cra.keep-other',
  access,
  run: (deps: CraChatDeps, request) => readCra(deps, { ...request, id: idOf(request) }),
  render: {
    ok: (cra) => ({
      kind: 'redraw',
      message: message(say('cra.conflict.keptOther', { line: datedCraLine(cra) }), {
        buttons: [editButton(cra)],
      }),
    }),
    CraNotFound: notFound,
    NotRegistered: notRegistered,
  },
});

function openAction(name: string, dialog: string) {
  return describeAction({
    name,
    access,
    run: (_deps: CraChatDeps, { args }): Promise<Result<SealedArgs, never>> =>
      Promise.resolve(ok(args)),
    render: { ok: (args) => openDialog(dialog, args) },
  });
}

const cancelAction = describeAction({
  name: 'cra.entry.cancel',
  access,
  run: (_deps: CraChatDeps): Promise<Result<undefined, never>> => Promise.resolve(ok(undefined)),
  render: { ok: () => ({ kind: 'redraw', message: message(say('cra.cancelled')) }) },
});

/** The buttons and menus of the CRA. */
export function bindCraActions(deps: CraChatDeps): readonly BoundAction[] {
  return [
    bindAction(saveAction('cra.save', false), deps),
    bindAction(saveAction('cra.save-again', true), deps),
    bindAction(openAction('cra.complete', 'cra.entry'), deps),
    bindAction(openAction('cra.questions.open', 'cra.questions'), deps),
    bindAction(openAction('cra.places.open', 'cra.places'), deps),
    bindAction(openAction('cra.people.open', 'cra.people'), deps),
    ...bindEntryTagActions(deps),
    ...bindSeriesActions(deps),
    ...bindRepeatActions(deps),
    bindAction(turnListAction, deps),
    bindAction(newAction, deps),
    bindAction(keepOtherAction, deps),
    bindAction(forgetDraftAction, deps),
    bindAction(cancelAction, deps),
    bindAction(restoreAction, deps),
    bindAction(duplicateAction, deps),
  ];
}
