import { AppError } from '../http/app-error.ts';
import { lengthOf } from '../http/code-points.ts';
import type { Post, Props } from '../state/entities.ts';
import { without } from '../state/without.ts';

/** Characters a message may have. */
export const MAX_POST_SIZE = 16_383;
const MAX_PROPS = 800_000;
const MAX_FILE_IDS = 300;
const TYPES = new Set([
  '',
  'slack_attachment',
  'me',
  'reminder',
  'system_generic',
  'system_join_leave',
  'system_auto_responder',
  'system_add_remove',
  'system_join_channel',
  'system_guest_join_channel',
  'system_leave_channel',
  'system_join_team',
  'system_leave_team',
  'system_add_to_channel',
  'system_add_guest_to_chan',
  'system_remove_from_channel',
  'system_move_channel',
  'system_add_to_team',
  'system_remove_from_team',
  'system_header_change',
  'system_purpose_change',
  'system_displayname_change',
  'system_convert_channel',
  'system_channel_deleted',
  'system_channel_restored',
  'system_change_chan_privacy',
  'system_add_bot_teams_channels',
  'system_wrangler',
  'system_gm_to_channel',
]);

/** Messages that say who came and went: they do not count as messages of a channel. */
const COMINGS_AND_GOINGS = new Set([
  'system_join_leave',
  'system_add_remove',
  'system_join_channel',
  'system_leave_channel',
  'system_join_team',
  'system_leave_team',
  'system_add_to_channel',
  'system_remove_from_channel',
  'system_add_to_team',
  'system_remove_from_team',
]);

export const isSystemMessage = (post: Post): boolean => post.type.startsWith('system_');
export const isComingOrGoing = (post: Post): boolean => COMINGS_AND_GOINGS.has(post.type);

/** Refuses what the server refuses of a post's own content; the first rule broken is named. */
export function checkPost(post: Post): void {
  const length = lengthOf(post.message);
  if (length > MAX_POST_SIZE) {
    const params = { Length: length, MaxLength: MAX_POST_SIZE };
    throw new AppError('model.post.is_valid.message_length.app_error', 400, { params });
  }
  if (!TYPES.has(post.type) && !post.type.startsWith('custom_')) {
    throw new AppError('model.post.is_valid.type.app_error', 400);
  }
  if (lengthOf(JSON.stringify(post.file_ids)) > MAX_FILE_IDS) {
    throw new AppError('model.post.is_valid.file_ids.app_error', 400);
  }
  if (lengthOf(JSON.stringify(post.props)) > MAX_PROPS) {
    throw new AppError('model.post.is_valid.props.app_error', 400);
  }
}

/** Props that only the server itself may set. */
export const withoutReserved = (props: Props): Props =>
  without(props, 'add_channel_member', 'force_notification');
