import * as z from 'zod/mini';
import { listOf, type Post } from './model.ts';

const text = z.pipe(
  z.nullish(z.union([z.string(), z.number(), z.boolean()])),
  z.transform((value) => (value === null || value === undefined ? '' : String(value))),
);
const flag = z._default(z.boolean(), false);

const actionSchema = z.looseObject({
  id: text,
  type: text,
  name: text,
  disabled: flag,
  style: text,
  cookie: text,
  data_source: text,
  default_option: text,
  options: listOf(z.looseObject({ text: text, value: text })),
});
export type AttachmentAction = z.infer<typeof actionSchema>;

const fieldSchema = z.looseObject({ title: text, value: text, short: flag });
export type AttachmentField = z.infer<typeof fieldSchema>;

const attachmentSchema = z.looseObject({
  color: text,
  pretext: text,
  author_name: text,
  author_link: text,
  title: text,
  title_link: text,
  text: text,
  image_url: text,
  thumb_url: text,
  footer: text,
  fallback: text,
  fields: listOf(fieldSchema),
  actions: listOf(actionSchema),
});
export type Attachment = z.infer<typeof attachmentSchema>;

const attachmentsSchema = listOf(attachmentSchema);

/** The attachments of a post; malformed ones count as none, as on the server. */
export function attachmentsOf(post: Post): Attachment[] {
  const read = attachmentsSchema.safeParse(post.props['attachments']);
  return read.success ? read.data : [];
}
