import * as z from 'zod/mini';
import {
  postSchema,
  preferenceSchema,
  reactionSchema,
  userSchema,
  type Post,
  type Reaction,
} from '../client/model.ts';
import { openedDialogSchema } from '../client/dialog-model.ts';
import { parseJson } from '../client/rest.ts';
import type { SocketMessage } from '../client/socket.ts';
import { markRead, refreshChannel } from './channels.ts';
import type { SessionDeps } from './deps.ts';
import { loadPeople } from './people.ts';

type Heard = (deps: SessionDeps, message: SocketMessage) => Promise<void> | void;

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const field = (message: SocketMessage, name: string) => text(message.data?.[name]);
const place = (message: SocketMessage, name: string) => text(message.broadcast?.[name]);

function embedded<T extends z.ZodMiniType>(message: SocketMessage, name: string, schema: T) {
  const read = schema.safeParse(parseJson(field(message, name)));
  return read.success ? read.data : undefined;
}

async function keepPost(deps: SessionDeps, post: Post): Promise<void> {
  await loadPeople(deps, [post.user_id]);
  deps.store.dispatch({ type: 'RECEIVED_POSTS', data: [post] });
}

const posted: Heard = async (deps, message) => {
  const post = embedded(message, 'post', postSchema);
  if (post === undefined) return;
  const { entities } = deps.store.getState();
  const isMember = entities.channels.myMembers[post.channel_id] !== undefined;
  if (!isMember) await refreshChannel(deps, post.channel_id);
  await keepPost(deps, post);
  const mentions = field(message, 'mentions');
  const isDirect = field(message, 'channel_type') === 'D';
  const isMention = isDirect || mentions.includes(entities.users.currentUserId);
  const at = post.create_at;
  deps.store.dispatch({ type: 'CHANNEL_UNREAD', data: post.channel_id, isMention, at });
  const isShown = entities.channels.currentChannelId === post.channel_id;
  if (isShown || post.user_id === entities.users.currentUserId)
    await markRead(deps, post.channel_id);
};

const keepHeardPost: Heard = async (deps, message) => {
  const post = embedded(message, 'post', postSchema);
  if (post !== undefined) await keepPost(deps, post);
};

const postDeleted: Heard = ({ store }, message) => {
  const post = embedded(message, 'post', postSchema);
  if (post !== undefined) store.dispatch({ type: 'POST_REMOVED', data: post.id });
};

const sameReaction = (a: Reaction, b: Reaction) =>
  a.user_id === b.user_id && a.emoji_name === b.emoji_name;

function reactionHeard(isAdded: boolean): Heard {
  return ({ store }, message) => {
    const reaction = embedded(message, 'reaction', reactionSchema);
    const post = store.getState().entities.posts.posts[reaction?.post_id ?? ''];
    if (reaction === undefined || post === undefined) return;
    const others = (post.metadata?.reactions ?? []).filter((one) => !sameReaction(one, reaction));
    const metadata = {
      files: post.metadata?.files ?? [],
      reactions: isAdded ? [...others, reaction] : others,
    };
    store.dispatch({ type: 'RECEIVED_POSTS', data: [{ ...post, metadata }] });
  };
}

const dialogOpened: Heard = ({ store }, message) => {
  const data = embedded(message, 'dialog', openedDialogSchema);
  if (data !== undefined) store.dispatch({ type: 'RECEIVED_DIALOG', data });
};

const userAdded: Heard = async (deps, message) => {
  const isMe = field(message, 'user_id') === deps.store.getState().entities.users.currentUserId;
  if (isMe) await refreshChannel(deps, place(message, 'channel_id'));
};

const directAdded: Heard = (deps, message) => refreshChannel(deps, place(message, 'channel_id'));

const userRemoved: Heard = ({ store }, message) => {
  const channelId = field(message, 'channel_id');
  if (channelId !== '') store.dispatch({ type: 'LEAVE_CHANNEL', data: channelId });
};

const channelUpdated: Heard = async (deps, message) => {
  const channelId = place(message, 'channel_id');
  const isMember = deps.store.getState().entities.channels.myMembers[channelId] !== undefined;
  if (isMember) await refreshChannel(deps, channelId);
};

const channelDeleted: Heard = ({ store }, message) => {
  store.dispatch({ type: 'LEAVE_CHANNEL', data: field(message, 'channel_id') });
};

function preferencesHeard(type: 'RECEIVED_PREFERENCES' | 'DELETED_PREFERENCES'): Heard {
  return ({ store }, message) => {
    const data = embedded(message, 'preferences', z.array(preferenceSchema));
    if (data !== undefined) store.dispatch({ type, data });
  };
}

const userUpdated: Heard = ({ store }, message) => {
  const read = userSchema.safeParse(message.data?.['user']);
  if (!read.success) return;
  const { currentUserId } = store.getState().entities.users;
  if (read.data.id === currentUserId) store.dispatch({ type: 'RECEIVED_ME', data: read.data });
  else store.dispatch({ type: 'RECEIVED_PROFILES_LIST', data: [read.data] });
};

const hello: Heard = ({ store }, message) => {
  const connectionId = field(message, 'connection_id');
  store.dispatch({ type: 'WEBSOCKET_SUCCESS', connectionId });
};

const heard: Readonly<Record<string, Heard>> = {
  hello,
  posted,
  ephemeral_message: keepHeardPost,
  post_edited: keepHeardPost,
  post_deleted: postDeleted,
  reaction_added: reactionHeard(true),
  reaction_removed: reactionHeard(false),
  open_dialog: dialogOpened,
  user_added: userAdded,
  user_removed: userRemoved,
  direct_added: directAdded,
  group_added: directAdded,
  channel_updated: channelUpdated,
  channel_restored: channelUpdated,
  channel_deleted: channelDeleted,
  preferences_changed: preferencesHeard('RECEIVED_PREFERENCES'),
  preferences_deleted: preferencesHeard('DELETED_PREFERENCES'),
  user_updated: userUpdated,
};

/** Brings one event of the stream into the store; events the page does not draw are passed over. */
export async function hearEvent(deps: SessionDeps, message: SocketMessage): Promise<void> {
  await heard[message.event ?? '']?.(deps, message);
}
