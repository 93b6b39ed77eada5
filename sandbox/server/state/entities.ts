/** What the sandbox remembers; names of fields are those of Mattermost's JSON. Times are milliseconds, 0 = never. */

export type Texts = Readonly<Record<string, string>>;
export type Props = Readonly<Record<string, unknown>>;

export interface User {
  readonly id: string;
  readonly create_at: number;
  readonly update_at: number;
  readonly delete_at: number;
  readonly username: string;
  /** Salted hash, empty for bots. */
  readonly password: string;
  readonly email: string;
  readonly nickname: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly position: string;
  /** Names of system roles, separated by spaces. */
  readonly roles: string;
  readonly props: Texts;
  readonly notify_props: Texts;
  readonly last_password_update: number;
  readonly last_picture_update: number;
  readonly failed_attempts: number;
  readonly locale: string;
  readonly timezone: Texts;
  /** `null` for accounts made by the server itself (bots): then clients see no such key. */
  readonly remote_id: string | null;
}

export interface Bot {
  readonly user_id: string;
  readonly display_name: string;
  readonly description: string;
  readonly owner_id: string;
  readonly create_at: number;
  readonly update_at: number;
  readonly delete_at: number;
}

export interface Session {
  readonly id: string;
  readonly token: string;
  readonly create_at: number;
  readonly expires_at: number;
  readonly last_activity_at: number;
  readonly user_id: string;
  readonly device_id: string;
  readonly roles: string;
  readonly is_oauth: boolean;
  readonly props: Texts;
}

export interface AccessToken {
  readonly id: string;
  readonly token: string;
  readonly user_id: string;
  readonly description: string;
  readonly is_active: boolean;
}

export interface Team {
  readonly id: string;
  readonly create_at: number;
  readonly update_at: number;
  readonly delete_at: number;
  readonly display_name: string;
  readonly name: string;
  readonly description: string;
  readonly email: string;
  readonly type: string;
  readonly company_name: string;
  readonly allowed_domains: string;
  readonly invite_id: string;
  readonly allow_open_invite: boolean;
  readonly group_constrained: boolean | null;
}

export interface TeamMember {
  readonly team_id: string;
  readonly user_id: string;
  /** Roles given by name, beside those of the scheme. */
  readonly explicit_roles: string;
  readonly delete_at: number;
  readonly scheme_guest: boolean;
  readonly scheme_user: boolean;
  readonly scheme_admin: boolean;
  readonly create_at: number;
}

export interface Channel {
  readonly id: string;
  readonly create_at: number;
  readonly update_at: number;
  readonly delete_at: number;
  /** Empty for direct and group channels. */
  readonly team_id: string;
  /** `O` public, `P` private, `D` direct, `G` group. */
  readonly type: string;
  readonly display_name: string;
  readonly name: string;
  readonly header: string;
  readonly purpose: string;
  readonly last_post_at: number;
  readonly total_msg_count: number;
  readonly extra_update_at: number;
  readonly creator_id: string;
  readonly props: Props | null;
  readonly group_constrained: boolean | null;
  readonly total_msg_count_root: number;
  readonly last_root_post_at: number;
  readonly banner_info: unknown;
  /** `null` for channels of a team, `false` for direct and group channels. */
  readonly shared: boolean | null;
}

export interface ChannelMember {
  readonly channel_id: string;
  readonly user_id: string;
  readonly explicit_roles: string;
  readonly last_viewed_at: number;
  readonly msg_count: number;
  readonly mention_count: number;
  readonly mention_count_root: number;
  readonly urgent_mention_count: number;
  readonly msg_count_root: number;
  readonly notify_props: Texts;
  readonly last_update_at: number;
  readonly scheme_guest: boolean;
  readonly scheme_user: boolean;
  readonly scheme_admin: boolean;
}

export interface Post {
  readonly id: string;
  readonly create_at: number;
  readonly update_at: number;
  readonly edit_at: number;
  readonly delete_at: number;
  readonly is_pinned: boolean;
  readonly user_id: string;
  readonly channel_id: string;
  readonly root_id: string;
  readonly original_id: string;
  readonly message: string;
  /** Empty for a message of a person, `custom_…` or `system_…`. */
  readonly type: string;
  /** As stored: attachments still have the `integration` of their actions. */
  readonly props: Props;
  readonly hashtags: string;
  /** `null` when files were named but none could be taken. */
  readonly file_ids: readonly string[] | null;
  /** `null` for messages of the server itself: then clients see no such key. */
  readonly remote_id: string | null;
  /** Priority of a post, where one was given. */
  readonly priority?: Props | undefined;
}

export interface Reaction {
  readonly user_id: string;
  readonly post_id: string;
  readonly emoji_name: string;
  readonly create_at: number;
  readonly update_at: number;
  readonly delete_at: number;
  readonly channel_id: string;
}

export interface FileInfo {
  readonly id: string;
  readonly user_id: string;
  /** Empty until a post takes the file. */
  readonly post_id: string;
  readonly channel_id: string;
  readonly create_at: number;
  readonly update_at: number;
  readonly delete_at: number;
  readonly name: string;
  /** Without the dot, lower case. */
  readonly extension: string;
  /** In bytes. */
  readonly size: number;
  readonly mime_type: string;
  /** In pixels, 0 when it is no image. */
  readonly width: number;
  readonly height: number;
  readonly has_preview_image: boolean;
  /** Whether previews and thumbnails are served: every image that could be read. */
  readonly has_thumbnail: boolean;
}

/** The bytes of an upload, in base64 so that snapshots can hold them. */
export interface FileContent {
  readonly id: string;
  readonly base64: string;
}

export interface Preference {
  readonly user_id: string;
  readonly category: string;
  readonly name: string;
  readonly value: string;
}

export interface Status {
  readonly user_id: string;
  readonly status: string;
  readonly manual: boolean;
  readonly last_activity_at: number;
  readonly dnd_end_time: number;
}

export interface Role {
  readonly id: string;
  readonly name: string;
  readonly display_name: string;
  readonly description: string;
  readonly create_at: number;
  readonly update_at: number;
  readonly delete_at: number;
  readonly permissions: readonly string[];
  readonly scheme_managed: boolean;
  readonly built_in: boolean;
}

/** An emoji made by somebody of the server. */
export interface Emoji {
  readonly id: string;
  readonly create_at: number;
  readonly update_at: number;
  readonly delete_at: number;
  readonly creator_id: string;
  readonly name: string;
}

/** Somebody who follows a thread. */
export interface ThreadMembership {
  readonly post_id: string;
  readonly user_id: string;
  readonly last_viewed_at: number;
  readonly unread_mentions: number;
}
