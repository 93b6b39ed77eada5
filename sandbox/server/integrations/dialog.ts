import { list, optional, record, struct, text, textMap, truth, whole } from '../http/go-json.ts';
import type { Struct, Decoder } from '../http/go-json.ts';

const readOption = optional(struct({ text, value: text }));
const elementFields = {
  display_name: text,
  name: text,
  type: text,
  subtype: text,
  default: text,
  placeholder: text,
  help_text: text,
  optional: truth,
  min_length: whole,
  max_length: whole,
  data_source: text,
  data_source_url: text,
  options: optional(list(readOption)),
  multiselect: truth,
};
const readElement = struct(elementFields);
const readDialog = struct({
  callback_id: text,
  title: text,
  introduction_text: text,
  icon_url: text,
  elements: optional(list((value) => readElement(value))),
  submit_label: text,
  notify_on_cancel: truth,
  state: text,
});

/** What an integration sends to open a dialog. Only types are judged, no content. */
export const readOpenRequest = struct({ trigger_id: text, url: text, dialog: readDialog });

export type OpenRequest = ReturnType<typeof readOpenRequest>;

/** The data of the event, with every key a client expects; `triggerId` is the client's half. */
export function openedDialog(request: OpenRequest, triggerId: string): Record<string, unknown> {
  const { elements, ...dialog } = request.dialog;
  return {
    trigger_id: triggerId,
    url: request.url,
    dialog: { ...dialog, elements: elements?.map(writtenElement) ?? null },
  };
}

function writtenElement(element: Struct<typeof elementFields>): Record<string, unknown> {
  const { data_source_url, options, ...rest } = element;
  return {
    ...rest,
    ...(data_source_url === '' ? {} : { data_source_url }),
    options: options?.map((option) => option ?? null) ?? null,
  };
}

/** What a client sends when a dialog is submitted, cancelled or asks for options. */
export const readSubmission = struct({
  type: text,
  url: text,
  callback_id: text,
  state: text,
  user_id: text,
  channel_id: text,
  team_id: text,
  submission: optional(record),
  cancelled: truth,
});

export type Submission = ReturnType<typeof readSubmission>;

/** What the integration is sent: only who submits, and what kind of request it is, are the server's. */
export function submissionBody(
  given: Submission,
  server: { readonly type: string; readonly userId: string },
): Record<string, unknown> {
  return {
    type: server.type,
    callback_id: given.callback_id,
    state: given.state,
    user_id: server.userId,
    channel_id: given.channel_id,
    team_id: given.team_id,
    submission: given.submission ?? null,
    cancelled: given.cancelled,
  };
}

/** The integration's verdict; other keys are dropped. */
export const readVerdict: Decoder<Record<string, unknown>> = (value) => {
  const { error, errors } = struct({ error: text, errors: textMap })(value);
  return {
    ...(error === '' ? {} : { error }),
    ...(Object.keys(errors).length === 0 ? {} : { errors }),
  };
};

/** The options an integration found. */
export const readOptions: Decoder<Record<string, unknown>> = (value) => {
  const { items } = struct({ items: optional(list(struct({ text, value: text }))) })(value);
  return { items: items ?? null };
};
