import type { ComponentType } from 'react';
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

export type ById<T> = Readonly<Record<string, T>>;

/** A component of a plugin: the page knows nothing of its props beyond what it hands over. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the props differ from place to place
export type PluginView = ComponentType<any>;

/** What one registry call added, at one place of the page. */
export interface PluginPiece {
  readonly id: string;
  readonly pluginId: string;
  readonly [detail: string]: unknown;
}

export interface PostTypePiece {
  readonly id: string;
  readonly pluginId: string;
  readonly type: string;
  readonly component: PluginView;
}

export type WindowSize = 'desktopView' | 'smallDesktopView' | 'tabletView' | 'mobileView';

export interface OpenModal {
  readonly open: boolean;
  readonly dialogType: PluginView;
  readonly dialogProps: Readonly<Record<string, unknown>>;
}

export interface RhsState {
  readonly isSidebarOpen: boolean;
  readonly isSidebarExpanded: boolean;
  readonly rhsState: string | null;
  readonly pluggableId: string;
  readonly selectedPostId: string;
}

export interface Entities {
  readonly general: { readonly config: ById<string>; readonly license: ById<string> };
  readonly users: {
    readonly currentUserId: string;
    readonly profiles: ById<User>;
    readonly statuses: ById<string>;
  };
  readonly teams: {
    readonly currentTeamId: string;
    readonly teams: ById<Team>;
    readonly myMembers: ById<TeamMember>;
  };
  readonly channels: {
    readonly currentChannelId: string;
    readonly channels: ById<Channel>;
    readonly myMembers: ById<ChannelMember>;
    readonly roles: ById<ReadonlySet<string>>;
  };
  readonly roles: { readonly roles: ById<Role> };
  readonly posts: { readonly posts: ById<Post> };
  readonly preferences: { readonly myPreferences: ById<Preference> };
  readonly groups: { readonly myGroups: readonly string[]; readonly groups: ById<unknown> };
  readonly integrations: {
    readonly dialogTriggerId: string;
    readonly dialog: OpenedDialog | undefined;
    readonly commands: readonly Command[];
  };
}

/** What the plugin may read (the shape of the real web app), and what only this page needs. */
export interface PageState {
  readonly entities: Entities;
  readonly views: {
    readonly rhs: RhsState;
    readonly browser: { readonly windowSize: WindowSize };
    readonly modals: { readonly modalState: ById<OpenModal> };
  };
  readonly plugins: {
    readonly plugins: ById<Manifest>;
    readonly components: Readonly<Record<string, readonly PluginPiece[]>>;
    readonly postTypes: ById<PostTypePiece>;
    readonly translations: Readonly<Record<string, (locale: string) => Record<string, string>>>;
  };
  readonly websocket: { readonly connected: boolean; readonly connectionId: string };
  readonly page: {
    /** Channels whose posts have been read from the server in this page. */
    readonly loadedChannels: ById<{ readonly hasOlder: boolean }>;
    /** A sentence that says what just failed, shown until dismissed. */
    readonly notice: string;
    readonly isReady: boolean;
    /** What was new in the channel when the person entered it: after `from`, up to `to`. */
    readonly unread: { readonly from: number; readonly to: number };
  };
}
