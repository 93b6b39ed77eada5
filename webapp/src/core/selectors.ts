import type { HostChannel, HostPost, HostState, HostUser } from './host-state.ts';

export type Locale = 'fr' | 'en';

/** Where a command can be run: Mattermost wants a channel, and a team that has the command. */
export interface CommandPlace {
  readonly channelId: string;
  readonly teamId: string;
}

export function currentUserId(state: HostState): string | undefined {
  const id = state.entities?.users?.currentUserId;
  return id === undefined || id === '' ? undefined : id;
}

export function currentUser(state: HostState): HostUser | undefined {
  const id = currentUserId(state);
  return id === undefined ? undefined : state.entities?.users?.profiles?.[id];
}

/** French unless the person (or, before the login, the server) has chosen English. */
export function currentLocale(state: HostState): Locale {
  const config = state.entities?.general?.config;
  const locale = currentUser(state)?.locale ?? config?.['DefaultClientLocale'] ?? 'fr';
  return locale === '' || locale.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}

/** First name, else user name; empty while nobody is known. */
export function currentName(state: HostState): string {
  const user = currentUser(state);
  const first = user?.first_name?.trim() ?? '';
  return first === '' ? (user?.username ?? '') : first;
}

/** A message that a person wrote, as the page knows it. */
export function writtenPost(state: HostState, id: string): HostPost | undefined {
  const post = state.entities?.posts?.posts?.[id];
  const isWritten =
    post !== undefined &&
    (post.type ?? '') === '' &&
    (post.delete_at ?? 0) === 0 &&
    (post.message ?? '').trim() !== '';
  return isWritten ? post : undefined;
}

/** Path of the site without a slash at its end: empty at the root of its host. */
export function sitePath(state: HostState): string | undefined {
  const url = state.entities?.general?.config?.['SiteURL'];
  if (url === undefined || !URL.canParse(url)) {
    return undefined;
  }
  return new URL(url).pathname.replace(/\/+$/, '');
}

/**
 * Where the session command may be tried, best first: the channel on screen, then any other
 * channel of the team that the person is in and that is not archived.
 */
export function commandPlaces(state: HostState): readonly CommandPlace[] {
  const channels = state.entities?.channels;
  const team = state.entities?.teams?.currentTeamId ?? '';
  const mine = Object.keys(channels?.myMembers ?? {})
    .map((id) => channels?.channels?.[id])
    .filter((channel) => channel !== undefined)
    .filter((channel) => (channel.delete_at ?? 0) === 0)
    .sort((a, b) => rank(a, team) - rank(b, team) || a.id.localeCompare(b.id));
  const current = mine.filter(({ id }) => id === channels?.currentChannelId);
  const others = mine.filter(({ id }) => id !== channels?.currentChannelId);
  return [...current, ...others]
    .map((channel) => ({ channelId: channel.id, teamId: teamOf(channel, team) }))
    .filter(({ teamId }) => teamId !== '');
}

function teamOf(channel: HostChannel, currentTeam: string): string {
  const own = channel.team_id ?? '';
  return own === '' ? currentTeam : own;
}

/** Channels of the current team first, direct messages next, other teams last. */
function rank(channel: HostChannel, currentTeam: string): number {
  if (channel.team_id === currentTeam && currentTeam !== '') {
    return 0;
  }
  return (channel.team_id ?? '') === '' ? 1 : 2;
}
