import { combineReducers } from 'redux';
import type { Channel, ChannelMember, Post } from '../client/model.ts';
import type { PageAction } from './actions.ts';
import type { ById, Entities } from './state.ts';

function merge<T>(state: ById<T>, items: readonly T[], keyOf: (item: T) => string): ById<T> {
  if (items.length === 0) return state;
  return { ...state, ...Object.fromEntries(items.map((item) => [keyOf(item), item])) };
}

function without<T>(state: ById<T>, ...keys: string[]): ById<T> {
  return Object.fromEntries(Object.entries(state).filter(([key]) => !keys.includes(key)));
}

const rolesIn = (member: ChannelMember) => new Set(member.roles.split(' ').filter(Boolean));
const preferenceKey = (one: { category: string; name: string }) => `${one.category}--${one.name}`;

const general = combineReducers({
  config: (state: ById<string> = {}, action: PageAction) =>
    action.type === 'CLIENT_CONFIG_RECEIVED' ? action.data : state,
  license: (state: ById<string> = { IsLicensed: 'false' }, action: PageAction) =>
    action.type === 'CLIENT_LICENSE_RECEIVED' ? action.data : state,
});

const users = combineReducers({
  currentUserId: (state = '', action: PageAction) =>
    action.type === 'RECEIVED_ME' ? action.data.id : state,
  profiles: (state: Entities['users']['profiles'] = {}, action: PageAction) => {
    if (action.type === 'RECEIVED_ME') return merge(state, [action.data], (user) => user.id);
    if (action.type === 'RECEIVED_PROFILES_LIST')
      return merge(state, action.data, (user) => user.id);
    return state;
  },
  statuses: (state: ById<string> = {}, action: PageAction) =>
    action.type === 'RECEIVED_STATUSES' ? { ...state, ...action.data } : state,
});

const teams = combineReducers({
  currentTeamId: (state = '', action: PageAction) =>
    action.type === 'SELECT_TEAM' ? action.data : state,
  teams: (state: Entities['teams']['teams'] = {}, action: PageAction) =>
    action.type === 'RECEIVED_TEAMS_LIST' ? merge(state, action.data, (team) => team.id) : state,
  myMembers: (state: Entities['teams']['myMembers'] = {}, action: PageAction) =>
    action.type === 'RECEIVED_MY_TEAM_MEMBERS'
      ? merge(state, action.data, (member) => member.team_id)
      : state,
});

function changeMember(
  members: ById<ChannelMember>,
  id: string,
  change: (member: ChannelMember) => ChannelMember,
): ById<ChannelMember> {
  const member = members[id];
  return member === undefined ? members : { ...members, [id]: change(member) };
}

function channelTable(state: ById<Channel> = {}, action: PageAction): ById<Channel> {
  if (action.type === 'RECEIVED_CHANNELS') return merge(state, action.data, (one) => one.id);
  const channel = action.type === 'CHANNEL_UNREAD' ? state[action.data] : undefined;
  if (channel === undefined || action.type !== 'CHANNEL_UNREAD') return state;
  const counted = {
    total_msg_count: channel.total_msg_count + 1,
    total_msg_count_root: channel.total_msg_count_root + 1,
    last_post_at: action.at,
  };
  return { ...state, [channel.id]: { ...channel, ...counted } };
}

const channels = combineReducers({
  currentChannelId: (state = '', action: PageAction) =>
    action.type === 'SELECT_CHANNEL' ? action.data : state,
  channels: channelTable,
  myMembers: (state: Entities['channels']['myMembers'] = {}, action: PageAction) => {
    switch (action.type) {
      case 'RECEIVED_MY_CHANNEL_MEMBERS':
        return merge(state, action.data, (member) => member.channel_id);
      case 'LEAVE_CHANNEL':
        return without(state, action.data);
      case 'CHANNEL_READ':
        return changeMember(state, action.data, (member) => ({
          ...member,
          mention_count: 0,
          last_viewed_at: action.at,
        }));
      case 'CHANNEL_UNREAD':
        return changeMember(state, action.data, (member) => ({
          ...member,
          mention_count: member.mention_count + (action.isMention ? 1 : 0),
        }));
      default:
        return state;
    }
  },
  roles: (state: Entities['channels']['roles'] = {}, action: PageAction) =>
    action.type === 'RECEIVED_MY_CHANNEL_MEMBERS'
      ? { ...state, ...Object.fromEntries(action.data.map((m) => [m.channel_id, rolesIn(m)])) }
      : state,
});

function postTable(state: ById<Post> = {}, action: PageAction): ById<Post> {
  if (action.type === 'POST_REMOVED') {
    const replies = Object.values(state).filter((post) => post.root_id === action.data);
    return without(state, action.data, ...replies.map((post) => post.id));
  }
  if (action.type !== 'RECEIVED_POSTS') return state;
  const living = action.data.filter((post) => post.delete_at === 0 && post.original_id === '');
  return merge(state, living, (post) => post.id);
}

const noIntegrations: Entities['integrations'] = {
  dialogTriggerId: '',
  dialog: undefined,
  commands: [],
};

function integrations(state = noIntegrations, action: PageAction): Entities['integrations'] {
  switch (action.type) {
    case 'RECEIVED_DIALOG_TRIGGER_ID':
      return { ...state, dialogTriggerId: action.data };
    case 'RECEIVED_DIALOG':
      return { ...state, dialog: action.data };
    case 'DIALOG_CLOSED':
      return { ...state, dialog: undefined, dialogTriggerId: '' };
    case 'RECEIVED_COMMANDS':
      return { ...state, commands: action.data };
    default:
      return state;
  }
}

export const entities = combineReducers({
  general,
  users,
  teams,
  channels,
  roles: combineReducers({
    roles: (state: Entities['roles']['roles'] = {}, action: PageAction) =>
      action.type === 'RECEIVED_ROLES' ? merge(state, action.data, (role) => role.name) : state,
  }),
  posts: combineReducers({ posts: postTable }),
  preferences: combineReducers({
    myPreferences: (state: Entities['preferences']['myPreferences'] = {}, action: PageAction) => {
      if (action.type === 'RECEIVED_PREFERENCES') return merge(state, action.data, preferenceKey);
      if (action.type === 'DELETED_PREFERENCES')
        return without(state, ...action.data.map(preferenceKey));
      return state;
    },
  }),
  groups: (state: Entities['groups'] = { myGroups: [], groups: {} }) => state,
  integrations,
});
