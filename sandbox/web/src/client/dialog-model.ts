import * as z from 'zod/mini';
import { listOf } from './model.ts';

const text = z._default(z.string(), '');

const optionSchema = z.looseObject({ text: text, value: text });
export type DialogOption = z.infer<typeof optionSchema>;

const dialogElementSchema = z.looseObject({
  display_name: text,
  name: text,
  type: z.string(),
  subtype: text,
  default: z.pipe(
    z.nullish(z.union([z.string(), z.number(), z.boolean()])),
    z.transform((value) => (value === null || value === undefined ? '' : String(value))),
  ),
  placeholder: text,
  help_text: text,
  optional: z._default(z.boolean(), false),
  min_length: z._default(z.number(), 0),
  max_length: z._default(z.number(), 0),
  data_source: text,
  data_source_url: text,
  multiselect: z._default(z.boolean(), false),
  options: listOf(optionSchema),
});
export type DialogElement = z.infer<typeof dialogElementSchema>;

export const dialogSchema = z.looseObject({
  callback_id: text,
  title: text,
  introduction_text: text,
  icon_url: text,
  elements: listOf(dialogElementSchema),
  submit_label: text,
  notify_on_cancel: z._default(z.boolean(), false),
  state: text,
});
export type Dialog = z.infer<typeof dialogSchema>;

/** A dialog as `open_dialog` brings it, or as `window.openInteractiveDialog` is given it. */
export const openedDialogSchema = z.looseObject({
  trigger_id: text,
  url: text,
  dialog: dialogSchema,
});
export type OpenedDialog = z.infer<typeof openedDialogSchema>;

export const submissionAnswerSchema = z.looseObject({
  error: z.optional(z.string()),
  errors: z.nullish(z.record(z.string(), z.string())),
});
export type SubmissionAnswer = z.infer<typeof submissionAnswerSchema>;

export const lookupAnswerSchema = z.looseObject({ items: listOf(optionSchema) });
