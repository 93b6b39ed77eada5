import type { PageState } from '../store/state.ts';
import { postListSchema, userSchema } from '../client/model.ts';
import { enterChannel, openDirectChannel } from './channels.ts';
import { api, type SessionDeps } from './deps.ts';
import { loadPeople } from './people.ts';

type Destination =
  | { readonly kind: 'channel'; readonly name: string }
  | { readonly kind: 'person'; readonly username: string }
  | { readonly kind: 'post'; readonly postId: string }
  | { readonly kind: 'elsewhere' };

/** Paths of the real web app: `/team/channels/name`, `/team/messages/@person`, `/team/pl/post`. */
export function destinationOf(path: string): Destination {
  const [, , place = '', word = ''] = path.split('/');
  if (place === 'channels' && word !== '') return { kind: 'channel', name: word };
  if (place === 'messages' && word.startsWith('@'))
    return { kind: 'person', username: word.slice(1) };
  if (place === 'pl' && word !== '') return { kind: 'post', postId: word };
  return { kind: 'elsewhere' };
}

/** The path of a channel, as the address bar shows it. */
export function pathOf(state: PageState, channelId: string): string {
  const { channels, teams, users } = state.entities;
  const team = teams.teams[teams.currentTeamId]?.name ?? '';
  const channel = channels.channels[channelId];
  if (channel?.type !== 'D') return `/${team}/channels/${channel?.name ?? ''}`;
  const ids = channel.name.split('__');
  const otherId = ids.find((id) => id !== users.currentUserId) ?? users.currentUserId;
  return `/${team}/messages/@${users.profiles[otherId]?.username ?? ''}`;
}

function channelNamed(state: PageState, name: string): string | undefined {
  const { channels, teams } = state.entities;
  const all = Object.values(channels.channels);
  return all.find(
    (channel) =>
      channel.name === name &&
      (channel.team_id === teams.currentTeamId || channel.type === 'G') &&
      channels.myMembers[channel.id] !== undefined,
  )?.id;
}

async function openPost(deps: SessionDeps, postId: string): Promise<void> {
  const { posts } = await deps.rest.get(`${api}/posts/${postId}/thread`, postListSchema);
  const post = posts[postId];
  if (post === undefined) return;
  await loadPeople(
    deps,
    Object.values(posts).map((one) => one.user_id),
  );
  deps.store.dispatch({ type: 'RECEIVED_POSTS', data: Object.values(posts) });
  await enterChannel(deps, post.channel_id);
  const rootId = post.root_id === '' ? post.id : post.root_id;
  deps.store.dispatch({ type: 'SELECT_POST', postId: rootId });
}

/** Goes where the path says; answers whether there was something to go to. */
export async function goTo(deps: SessionDeps, path: string): Promise<boolean> {
  const destination = destinationOf(path);
  switch (destination.kind) {
    case 'channel': {
      const id = channelNamed(deps.store.getState(), destination.name);
      if (id === undefined) return false;
      await enterChannel(deps, id);
      return true;
    }
    case 'person': {
      const name = encodeURIComponent(destination.username);
      const user = await deps.rest.get(`${api}/users/username/${name}`, userSchema);
      await enterChannel(deps, await openDirectChannel(deps, user.id));
      return true;
    }
    case 'post':
      await openPost(deps, destination.postId);
      return true;
    case 'elsewhere':
      return false;
  }
}

/** Where a person lands who asked for nothing: the team's common channel. */
export function landingPath(state: PageState): string {
  const { channels, teams } = state.entities;
  const ofTeam = Object.values(channels.channels).filter(
    (channel) =>
      channel.team_id === teams.currentTeamId && channels.myMembers[channel.id] !== undefined,
  );
  const landing = ofTeam.find((channel) => channel.name === 'town-square') ?? ofTeam[0];
  return landing === undefined ? '/' : pathOf(state, landing.id);
}
