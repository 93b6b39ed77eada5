import { z } from 'zod';
import { type ChannelKind, channelTypeShape } from './channel-shape.ts';
import { orUndefined, postShape, type StoredPost, toStoredPost } from './post-shape.ts';
import { parseJson } from './rest-request.ts';
import { type MattermostUser, toMattermostUser, userShape } from './user-shape.ts';

/** What the bot hears and uses. It hears of channels it is in, of itself, and of the whole team. */
export type MattermostEvent =
  | {
      readonly kind: 'posted';
      readonly post: StoredPost;
      readonly channelKind: ChannelKind;
      /** Undefined in direct and group channels. */
      readonly teamId: string | undefined;
      /** Whether the bot itself is mentioned. */
      readonly mentionsMe: boolean;
    }
  | { readonly kind: 'post-edited'; readonly post: StoredPost }
  /** The post as it was; replies of a deleted root go without an event of their own. */
  | { readonly kind: 'post-deleted'; readonly post: StoredPost }
  | {
      readonly kind: 'user-added';
      readonly channelId: string;
      readonly userId: string;
      readonly teamId: string | undefined;
    }
  | {
      readonly kind: 'user-removed';
      readonly channelId: string;
      readonly userId: string;
      readonly removerId: string | undefined;
    }
  /** Somebody entered the team: told by the message in `town-square`, before `user-added` there. */
  | { readonly kind: 'team-joined'; readonly teamId: string; readonly userId: string }
  /** The bot itself was put in a team; told twice. */
  | { readonly kind: 'added-to-team'; readonly teamId: string; readonly userId: string }
  | { readonly kind: 'team-left'; readonly teamId: string; readonly userId: string }
  | { readonly kind: 'user-created'; readonly userId: string }
  /** Profile, locale, time zone changed; also how a deactivation is heard. */
  | { readonly kind: 'user-updated'; readonly user: MattermostUser }
  | { readonly kind: 'channel-archived'; readonly channelId: string }
  | { readonly kind: 'channel-restored'; readonly channelId: string }
  /** Its texts, or whether it is public. */
  | { readonly kind: 'channel-changed'; readonly channelId: string }
  | { readonly kind: 'config-changed' };

/** A message of the server with its number on the connection. */
export const eventFrame = z.object({
  event: z.string(),
  seq: z.number(),
  data: z.record(z.string(), z.unknown()).nullish(),
  broadcast: z
    .object({ channel_id: z.string().optional(), user_id: z.string().optional() })
    .nullish(),
});

export type EventFrame = z.infer<typeof eventFrame>;

const jsonText = z.string().transform((text) => parseJson(text));
const postText = jsonText.pipe(postShape).transform(toStoredPost);
const postData = z.object({ post: postText });
const emptyOrText = z.string().default('').transform(orUndefined);

const postedData = postData.extend({
  channel_type: channelTypeShape,
  team_id: emptyOrText,
  mentions: jsonText.pipe(z.array(z.string())).optional(),
});
const membershipData = z.object({
  user_id: emptyOrText,
  channel_id: emptyOrText,
  team_id: emptyOrText,
  remover_id: emptyOrText,
});
const teamData = z.object({ team_id: z.string(), user_id: z.string() });
const userData = z.object({ user: userShape.transform(toMattermostUser) });
const channelData = z.object({ channel_id: z.string() });

type Reader = (frame: EventFrame) => readonly MattermostEvent[];

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['posted', readPosted],
  ['post_edited', ({ data }) => [{ kind: 'post-edited', post: postData.parse(data).post }]],
  ['post_deleted', ({ data }) => [{ kind: 'post-deleted', post: postData.parse(data).post }]],
  ['user_added', readUserAdded],
  ['user_removed', readUserRemoved],
  ['added_to_team', ({ data }) => [{ kind: 'added-to-team', ...readTeam(data) }]],
  ['leave_team', ({ data }) => [{ kind: 'team-left', ...readTeam(data) }]],
  ['new_user', ({ data }) => [{ kind: 'user-created', userId: readUserId(data) }]],
  ['user_updated', ({ data }) => [{ kind: 'user-updated', user: userData.parse(data).user }]],
  ['channel_deleted', ({ data }) => [{ kind: 'channel-archived', channelId: readChannelId(data) }]],
  [
    'channel_restored',
    ({ data }) => [{ kind: 'channel-restored', channelId: readChannelId(data) }],
  ],
  [
    'channel_converted',
    ({ data }) => [{ kind: 'channel-changed', channelId: readChannelId(data) }],
  ],
  ['channel_updated', readChannelUpdated],
  ['config_changed', () => [{ kind: 'config-changed' }]],
]);

/**
 * The events of one frame in our words; empty for what is not used. Throws a `ZodError` when a
 * used event has not the fields it has always had.
 */
export function readEvents(frame: EventFrame): readonly MattermostEvent[] {
  return readers.get(frame.event)?.(frame) ?? [];
}

function readPosted({ data }: EventFrame): readonly MattermostEvent[] {
  const { post, channel_type: channelKind, team_id: teamId, mentions } = postedData.parse(data);
  // Mattermost tells mentions only to those who are mentioned, each alone.
  const mentionsMe = mentions !== undefined && mentions.length > 0;
  const posted: MattermostEvent = { kind: 'posted', post, channelKind, teamId, mentionsMe };
  const userId = joinedUserId(post);
  if (userId === undefined || teamId === undefined) return [posted];
  return [posted, { kind: 'team-joined', teamId, userId }];
}

/** System messages cannot be forged: people may not post a `system_…` type. */
function joinedUserId(post: StoredPost): string | undefined {
  if (post.type === 'system_join_team') return post.authorId;
  if (post.type !== 'system_add_to_team') return undefined;
  const { addedUserId } = z.object({ addedUserId: z.string() }).parse(post.props);
  return addedUserId;
}

function readChannelUpdated({ data, broadcast }: EventFrame): readonly MattermostEvent[] {
  const text = z.object({ channel: jsonText.pipe(z.object({ id: z.string() })) });
  const read = text.safeParse(data);
  const channelId = read.success ? read.data.channel.id : (broadcast?.channel_id ?? '');
  return channelId === '' ? [] : [{ kind: 'channel-changed', channelId }];
}

function readUserAdded(frame: EventFrame): readonly MattermostEvent[] {
  return [{ kind: 'user-added', ...readMembership(frame) }];
}

function readUserRemoved(frame: EventFrame): readonly MattermostEvent[] {
  const { channelId, userId } = readMembership(frame);
  const { remover_id: removerId } = membershipData.parse(frame.data);
  return [{ kind: 'user-removed', channelId, userId, removerId }];
}

interface Membership {
  readonly channelId: string;
  readonly userId: string;
  readonly teamId: string | undefined;
}

/** Members and the person concerned hear two variants: what is not in the data is in the broadcast. */
function readMembership({ data, broadcast }: EventFrame): Membership {
  const membership = membershipData.parse(data);
  return {
    channelId: z.string().parse(membership.channel_id ?? broadcast?.channel_id),
    userId: z.string().parse(membership.user_id ?? broadcast?.user_id),
    teamId: membership.team_id,
  };
}

function readTeam(data: EventFrame['data']): { teamId: string; userId: string } {
  const { team_id: teamId, user_id: userId } = teamData.parse(data);
  return { teamId, userId };
}

function readUserId(data: EventFrame['data']): string {
  return z.object({ user_id: z.string() }).parse(data).user_id;
}

function readChannelId(data: EventFrame['data']): string {
  return channelData.parse(data).channel_id;
}
