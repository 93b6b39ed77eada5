import * as z from 'zod/mini';

/**
 * What the page reads of the server's answers. Further keys are kept, since the plugin may read
 * them from the store; Go's `null` for an empty list is read as an empty list.
 */
const list = <T extends z.ZodMiniType>(item: T) =>
  z.pipe(
    z.nullish(z.array(item)),
    z.transform((items) => items ?? []),
  );
const text = z._default(z.string(), '');
const count = z._default(z.number(), 0);
const bag = z.record(z.string(), z.unknown());

export const userSchema = z.looseObject({
  id: z.string(),
  username: z.string(),
  first_name: text,
  last_name: text,
  nickname: text,
  position: text,
  roles: text,
  locale: text,
  delete_at: count,
  is_bot: z.optional(z.boolean()),
  timezone: z.nullish(bag),
});
export type User = z.infer<typeof userSchema>;

export const teamSchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  display_name: text,
  delete_at: count,
});
export type Team = z.infer<typeof teamSchema>;

export const teamMemberSchema = z.looseObject({
  team_id: z.string(),
  user_id: z.string(),
  roles: text,
  scheme_admin: z.optional(z.boolean()),
  delete_at: count,
});
export type TeamMember = z.infer<typeof teamMemberSchema>;

export const channelSchema = z.looseObject({
  id: z.string(),
  team_id: text,
  type: z.string(),
  name: text,
  display_name: text,
  header: text,
  purpose: text,
  delete_at: count,
  total_msg_count: count,
  total_msg_count_root: count,
  last_post_at: count,
});
export type Channel = z.infer<typeof channelSchema>;

export const channelMemberSchema = z.looseObject({
  channel_id: z.string(),
  user_id: z.string(),
  roles: text,
  msg_count: count,
  msg_count_root: count,
  mention_count: count,
  last_viewed_at: count,
  notify_props: z.nullish(bag),
});
export type ChannelMember = z.infer<typeof channelMemberSchema>;

export const fileSchema = z.looseObject({
  id: z.string(),
  name: text,
  extension: text,
  mime_type: text,
  size: count,
  has_preview_image: z.optional(z.boolean()),
});
export type FileEntry = z.infer<typeof fileSchema>;

export const reactionSchema = z.looseObject({
  user_id: z.string(),
  post_id: z.string(),
  emoji_name: z.string(),
});
export type Reaction = z.infer<typeof reactionSchema>;

export const postSchema = z.looseObject({
  id: z.string(),
  create_at: count,
  update_at: count,
  edit_at: count,
  delete_at: count,
  user_id: text,
  channel_id: z.string(),
  root_id: text,
  original_id: text,
  message: text,
  type: text,
  is_pinned: z._default(z.boolean(), false),
  props: z.pipe(
    z.nullish(bag),
    z.transform((props) => props ?? {}),
  ),
  file_ids: list(z.string()),
  reply_count: count,
  metadata: z.nullish(z.looseObject({ files: list(fileSchema), reactions: list(reactionSchema) })),
});
export type Post = z.infer<typeof postSchema>;

export const postListSchema = z.looseObject({
  /** The post before the oldest of the page, `''` when there is none. */
  prev_post_id: text,
  order: list(z.string()),
  posts: z.pipe(
    z.nullish(z.record(z.string(), postSchema)),
    z.transform((posts) => posts ?? {}),
  ),
});
export type PostList = z.infer<typeof postListSchema>;

export const preferenceSchema = z.looseObject({
  user_id: text,
  category: z.string(),
  name: text,
  value: text,
});
export type Preference = z.infer<typeof preferenceSchema>;

export const roleSchema = z.looseObject({ name: z.string(), permissions: list(z.string()) });
export type Role = z.infer<typeof roleSchema>;

export const commandSchema = z.looseObject({
  trigger: z.string(),
  auto_complete: z._default(z.boolean(), true),
  auto_complete_desc: text,
  auto_complete_hint: text,
});
export type Command = z.infer<typeof commandSchema>;

export const commandAnswerSchema = z.looseObject({
  text: text,
  goto_location: text,
  trigger_id: text,
});
export const actionAnswerSchema = z.looseObject({ trigger_id: text });

export const manifestSchema = z.looseObject({
  id: z.string(),
  version: text,
  webapp: z.optional(z.looseObject({ bundle_path: z.string() })),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** A demonstration account, as `GET /sandbox/persons` lists them. */
export const personSchema = z.looseObject({
  username: z.string(),
  displayName: z.string(),
  role: z.string(),
  password: z.string(),
});
export type Person = z.infer<typeof personSchema>;

/** `date`: ISO 8601, an instant or a calendar date: the clock of the demonstration. */
export const sandboxDateSchema = z.looseObject({ date: z.string() });

export { list as listOf, bag };
