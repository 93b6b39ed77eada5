import type {
  AccessToken,
  Bot,
  Channel,
  ChannelMember,
  Emoji,
  FileContent,
  FileInfo,
  Preference,
  Reaction,
  Role,
  Session,
  Status,
  Team,
  TeamMember,
  ThreadMembership,
  User,
} from './entities.ts';
import type { JsonObject } from '../config.ts';
import { PostStore } from './post-store.ts';
import { Table } from './table.ts';

/** Everything a snapshot holds: rows by table. */
export type WorldSnapshot = Readonly<Record<string, readonly unknown[]>>;

interface Store {
  values(): Iterable<unknown>;
  put(row: never): unknown;
  clear(): void;
}

export const pairKey = (first: string, second: string): string => `${first}:${second}`;

/** The whole state of one sandbox server, in memory. */
export class World {
  readonly users = new Table<User>((user) => user.id);
  readonly usersByName = this.users.index((user) => user.username);
  readonly usersByEmail = this.users.index((user) => user.email);

  readonly bots = new Table<Bot>((bot) => bot.user_id);
  readonly botsOfOwner = this.bots.index((bot) => bot.owner_id);

  readonly sessions = new Table<Session>((session) => session.token);
  readonly sessionsOfUser = this.sessions.index((session) => session.user_id);
  readonly accessTokens = new Table<AccessToken>((token) => token.id);
  readonly accessTokensByToken = this.accessTokens.index((token) => token.token);
  readonly accessTokensOfUser = this.accessTokens.index((token) => token.user_id);

  readonly teams = new Table<Team>((team) => team.id);
  readonly teamsByName = this.teams.index((team) => team.name);
  readonly teamsByInvite = this.teams.index((team) => team.invite_id);
  /** Key: {@link pairKey} of team and user; those who left stay with `delete_at`. */
  readonly teamMembers = new Table<TeamMember>((m) => pairKey(m.team_id, m.user_id));
  readonly membersOfTeam = this.teamMembers.index((member) => member.team_id);
  readonly teamsOfUser = this.teamMembers.index((member) => member.user_id);

  readonly channels = new Table<Channel>((channel) => channel.id);
  readonly channelsOfTeam = this.channels.index((channel) => channel.team_id);
  /** By {@link pairKey} of team (empty for direct and group channels) and name. */
  readonly channelsByName = this.channels.index((c) => pairKey(c.team_id, c.name));
  /** Key: {@link pairKey} of channel and user. */
  readonly channelMembers = new Table<ChannelMember>((m) => pairKey(m.channel_id, m.user_id));
  readonly membersOfChannel = this.channelMembers.index((member) => member.channel_id);
  readonly channelsOfUser = this.channelMembers.index((member) => member.user_id);

  readonly posts = new PostStore();
  /** Key: post, user and emoji joined by colons. */
  readonly reactions = new Table<Reaction>((r) => `${r.post_id}:${r.user_id}:${r.emoji_name}`);
  readonly reactionsOfPost = this.reactions.index((reaction) => reaction.post_id);

  /** Uploads, attached to a post or not yet; deleted ones stay with `delete_at`. */
  /** Key: {@link pairKey} of the root and the person. */
  readonly threadMemberships = new Table<ThreadMembership>((m) => pairKey(m.post_id, m.user_id));
  readonly followersOfThread = this.threadMemberships.index((member) => member.post_id);

  readonly files = new Table<FileInfo>((file) => file.id);
  readonly filesOfPost = this.files.index((file) =>
    file.post_id === '' ? undefined : file.post_id,
  );
  readonly fileContents = new Table<FileContent>((content) => content.id);

  readonly emojis = new Table<Emoji>((emoji) => emoji.id);
  readonly emojisByName = this.emojis.index((e) => (e.delete_at === 0 ? e.name : undefined));

  /** Key: user, category and name joined by colons. */
  readonly preferences = new Table<Preference>((p) => `${p.user_id}:${p.category}:${p.name}`);
  readonly preferencesOfUser = this.preferences.index((preference) => preference.user_id);
  readonly statuses = new Table<Status>((status) => status.user_id);
  readonly roles = new Table<Role>((role) => role.id);
  readonly rolesByName = this.roles.index((role) => role.name);

  /** What administrators changed of the configuration while running; one row at most. */
  readonly configChanges = new Table<JsonObject>(() => 'config');

  readonly #stores = new Map<string, Store>(
    Object.entries({
      users: this.users,
      bots: this.bots,
      sessions: this.sessions,
      accessTokens: this.accessTokens,
      teams: this.teams,
      teamMembers: this.teamMembers,
      channels: this.channels,
      channelMembers: this.channelMembers,
      posts: this.posts,
      reactions: this.reactions,
      threadMemberships: this.threadMemberships,
      files: this.files,
      emojis: this.emojis,
      fileContents: this.fileContents,
      preferences: this.preferences,
      statuses: this.statuses,
      roles: this.roles,
      configChanges: this.configChanges,
    }),
  );

  /** Adds a module's own table to what is saved; call it once, when the module is registered. */
  keep(name: string, store: Store): void {
    this.#stores.set(name, store);
  }

  /** All rows of all tables, as JSON values; open connections and pending requests are not part of it. */
  snapshot(): WorldSnapshot {
    return Object.fromEntries(
      [...this.#stores].map(([name, store]) => [name, [...store.values()]]),
    );
  }

  /** Replaces everything by a snapshot taken by the same version of the sandbox. */
  load(snapshot: WorldSnapshot): void {
    for (const [name, store] of this.#stores) {
      store.clear();
      for (const row of snapshot[name] ?? []) store.put(row as never); // eslint-disable-line @typescript-eslint/consistent-type-assertions -- rows come from snapshot() of the same tables
    }
  }
}
