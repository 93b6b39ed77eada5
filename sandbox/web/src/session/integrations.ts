import * as z from 'zod/mini';
import { actionAnswerSchema, commandAnswerSchema } from '../client/model.ts';
import type { AttachmentAction } from '../client/attachment-model.ts';
import {
  lookupAnswerSchema,
  submissionAnswerSchema,
  type DialogElement,
  type OpenedDialog,
  type SubmissionAnswer,
} from '../client/dialog-model.ts';
import type { SessionDeps } from './deps.ts';
import { api } from './deps.ts';

export interface CommandPlace {
  readonly channel_id: string;
  readonly team_id: string;
  readonly root_id: string;
}

/** Runs a command as the composer does; answers where the answer wants the person to go. */
export async function runCommand(
  { rest, store }: SessionDeps,
  command: string,
  place: CommandPlace,
): Promise<string> {
  const body = { command, ...place };
  const answer = await rest.post(`${api}/commands/execute`, body, commandAnswerSchema);
  if (answer.trigger_id !== '')
    store.dispatch({ type: 'RECEIVED_DIALOG_TRIGGER_ID', data: answer.trigger_id });
  return answer.goto_location;
}

/** Presses a button, or chooses in a menu, of a card. */
export async function pressAction(
  { rest, store }: SessionDeps,
  postId: string,
  action: AttachmentAction,
  selected?: string,
): Promise<void> {
  const body = {
    ...(selected === undefined ? {} : { selected_option: selected }),
    ...(action.cookie === '' ? {} : { cookie: action.cookie }),
  };
  const path = `${api}/posts/${postId}/actions/${action.id}`;
  const answer = await rest.post(path, body, actionAnswerSchema);
  if (answer.trigger_id !== '')
    store.dispatch({ type: 'RECEIVED_DIALOG_TRIGGER_ID', data: answer.trigger_id });
}

function submissionBody({ store }: SessionDeps, opened: OpenedDialog) {
  const { entities } = store.getState();
  return {
    url: opened.url,
    callback_id: opened.dialog.callback_id,
    state: opened.dialog.state,
    channel_id: entities.channels.currentChannelId,
    team_id: entities.teams.currentTeamId,
  };
}

export async function submitDialog(
  deps: SessionDeps,
  opened: OpenedDialog,
  submission: Readonly<Record<string, unknown>>,
): Promise<SubmissionAnswer> {
  const body = { ...submissionBody(deps, opened), submission };
  const answer = await deps.rest.post(
    `${api}/actions/dialogs/submit`,
    body,
    z.nullish(submissionAnswerSchema),
  );
  return answer ?? {};
}

export async function cancelDialog(deps: SessionDeps, opened: OpenedDialog): Promise<void> {
  deps.store.dispatch({ type: 'DIALOG_CLOSED' });
  if (!opened.dialog.notify_on_cancel) return;
  const body = { ...submissionBody(deps, opened), submission: {}, cancelled: true };
  await deps.rest.post(`${api}/actions/dialogs/submit`, body, z.unknown());
}

/** Options of a dynamic menu for what has been typed. */
export async function lookUpOptions(
  deps: SessionDeps,
  opened: OpenedDialog,
  element: DialogElement,
  query: string,
) {
  const body = {
    ...submissionBody(deps, opened),
    url: element.data_source_url === '' ? opened.url : element.data_source_url,
    submission: { query, selected_field: element.name },
  };
  const { items } = await deps.rest.post(`${api}/actions/dialogs/lookup`, body, lookupAnswerSchema);
  return items;
}
