import type {
  Channel,
  ChannelMember,
  Command,
  Manifest,
  Post,
  Preference,
  Role,
  Team,
  TeamMember,
  User,
} from '../client/model.ts';
import type { OpenedDialog } from '../client/dialog-model.ts';
import type { OpenModal, PageState, PluginPiece, PostTypePiece, WindowSize } from './state.ts';

/** Everything that changes the store. Names the plugin may dispatch are the real web app's. */
export type PageAction =
  | { type: 'CLIENT_CONFIG_RECEIVED'; data: Record<string, string> }
  | { type: 'CLIENT_LICENSE_RECEIVED'; data: Record<string, string> }
  | { type: 'RECEIVED_ME'; data: User }
  | { type: 'RECEIVED_PROFILES_LIST'; data: readonly User[] }
  | { type: 'RECEIVED_STATUSES'; data: Readonly<Record<string, string>> }
  | { type: 'RECEIVED_TEAMS_LIST'; data: readonly Team[] }
  | { type: 'RECEIVED_MY_TEAM_MEMBERS'; data: readonly TeamMember[] }
  | { type: 'SELECT_TEAM'; data: string }
  | { type: 'RECEIVED_CHANNELS'; data: readonly Channel[] }
  | { type: 'RECEIVED_MY_CHANNEL_MEMBERS'; data: readonly ChannelMember[] }
  | { type: 'LEAVE_CHANNEL'; data: string }
  | { type: 'SELECT_CHANNEL'; data: string; unread: { from: number; to: number } }
  | { type: 'CHANNEL_READ'; data: string; at: number }
  | { type: 'CHANNEL_UNREAD'; data: string; isMention: boolean; at: number }
  | { type: 'RECEIVED_ROLES'; data: readonly Role[] }
  | { type: 'RECEIVED_POSTS'; data: readonly Post[] }
  | { type: 'POST_REMOVED'; data: string }
  | { type: 'CHANNEL_LOADED'; data: string; hasOlder: boolean }
  | { type: 'RECEIVED_PREFERENCES'; data: readonly Preference[] }
  | { type: 'DELETED_PREFERENCES'; data: readonly Preference[] }
  | { type: 'RECEIVED_COMMANDS'; data: readonly Command[] }
  | { type: 'RECEIVED_DIALOG_TRIGGER_ID'; data: string }
  | { type: 'RECEIVED_DIALOG'; data: OpenedDialog }
  | { type: 'DIALOG_CLOSED' }
  | { type: 'UPDATE_RHS_STATE'; state: string | null; pluggableId?: string }
  | { type: 'SELECT_POST'; postId: string }
  | { type: 'SET_RHS_EXPANDED'; expanded: boolean }
  | { type: 'MODAL_OPEN'; modalId: string; modal: OpenModal }
  | { type: 'MODAL_CLOSE'; modalId: string }
  | { type: 'BROWSER_WINDOW_RESIZED'; data: WindowSize }
  | { type: 'WEBSOCKET_SUCCESS'; connectionId: string }
  | { type: 'WEBSOCKET_CLOSED' }
  | { type: 'RECEIVED_WEBAPP_PLUGINS'; data: readonly Manifest[] }
  | { type: 'REMOVED_WEBAPP_PLUGIN'; data: string }
  | { type: 'RECEIVED_PLUGIN_COMPONENT'; name: string; data: PluginPiece }
  | { type: 'REMOVED_PLUGIN_COMPONENT'; id: string }
  | { type: 'RECEIVED_PLUGIN_POST_COMPONENT'; data: PostTypePiece }
  | { type: 'REMOVED_PLUGIN_POST_COMPONENT'; id: string }
  | {
      type: 'RECEIVED_PLUGIN_TRANSLATIONS';
      pluginId: string;
      source: (locale: string) => Record<string, string>;
    }
  | { type: 'PAGE_READY' }
  | { type: 'NOTICE'; text: string };

export type Thunk<R = unknown> = (dispatch: PageDispatch, getState: () => PageState) => R;

export interface PageDispatch {
  <R>(thunk: Thunk<R>): R;
  <A extends { type: string }>(action: A): A;
}

export interface PageStore {
  dispatch: PageDispatch;
  getState: () => PageState;
  subscribe: (listener: () => void) => () => void;
}
