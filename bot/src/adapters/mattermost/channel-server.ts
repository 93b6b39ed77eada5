import { z } from 'zod';

import { makeChannelMembers } from './channel-members.ts';
import type { MattermostChannel } from './channel-shape.ts';
import { makeChannels } from './channels.ts';
import { listedPosts, postListShape } from './post-shape.ts';
import { MattermostRefused, type RefusalKind } from './refusals.ts';
import { ask, type SendRequest } from './rest-request.ts';
import { makeTeams } from './teams.ts';
import type { MattermostUser } from './user-shape.ts';
import { makeUsers } from './users.ts';
import type {
  Addition,
  ChannelServer,
  ServerChannel,
  ServerRefusal,
  TeamAccount,
} from '../../features/channels/ports.ts';

const batchTimeoutMs = 120_000;

/** Mattermost as channels need it; the bot's own account is asked for once. */
export function makeChannelServer(send: SendRequest): ChannelServer {
  const [users, teams] = [makeUsers(send), makeTeams(send)];
  const [channels, members] = [makeChannels(send), makeChannelMembers(send)];
  const known: { me?: Promise<string> } = {};
  const me = () =>
    (known.me ??= users.me().then(
      ({ id }) => id,
      (error: unknown) => {
        delete known.me;
        throw error;
      },
    ));
  const toChannel = async (channel: MattermostChannel) => seenBy(await me(), channel);
  return {
    team: async (found) => {
      const mine = await teams.mine();
      const team = mine.find((one) =>
        'id' in found ? one.id === found.id : one.name === found.name,
      );
      if (!team || team.isArchived) return undefined;
      const member = await teams.member(team.id, await me());
      return { id: team.id, isBotAdmin: member?.isAdmin ?? false };
    },
    accounts: async function* (teamId) {
      for await (const page of users.inTeam(teamId)) yield page.map(toAccount);
    },
    account: async (userId) => {
      const user = await users.byId(userId);
      return user && toAccount(user);
    },
    accountNamed: async (username) => {
      const user = await users.byUsername(username);
      return user && toAccount(user);
    },
    mine: async (teamId) => {
      const all = (await channels.mine(teamId)).filter((one) => one.teamId === teamId);
      return Promise.all(all.map(toChannel));
    },
    channel: async (channelId) => {
      const channel = await channels.byId(channelId);
      return channel && toChannel(channel);
    },
    channelNamed: async (teamId, name) => {
      const channel = await channels.byName(teamId, name);
      return channel && toChannel(channel);
    },
    members: async (channelId) => {
      const all = new Map<string, { readonly isAdmin: boolean }>();
      for await (const page of members.pages(channelId)) {
        for (const { userId, isAdmin } of page) all.set(userId, { isAdmin });
      }
      return all;
    },
    member: (channelId, userId) => members.find(channelId, userId),
    counts: (channelIds) => readCounts(send, channelIds),
    create: async ({ type, ...channel }) =>
      toChannel(await channels.create({ ...channel, kind: type })),
    change: async (channelId, change) => {
      await channels.change(channelId, change);
    },
    makePrivate: async (channelId) => {
      await channels.convert(channelId, 'private');
    },
    restore: async (channelId) => {
      await channels.restore(channelId);
    },
    joinBot: async (channelId) => {
      await members.add(channelId, [await me()]);
    },
    add: (channelId, userIds) => addOnce(send, channelId, userIds),
    remove: (channelId, userId) => members.remove(channelId, userId),
    makeAdmin: (channelId, userId) => members.setAdmin(channelId, userId, true),
    addToTeam: (teamId, userIds) => addToTeam(send, teamId, userIds),
    removeFromTeam: (teamId, userId) => teams.remove(teamId, userId),
    pinned: (channelId) => readPinned(send, channelId),
    hasPost: async (postId) => {
      const body = [postId];
      const request = { method: 'POST', route: '/posts/ids', body, repeatable: true } as const;
      const found = await ask(send, request, z.array(z.object({ delete_at: z.number() })));
      return found.some((post) => post.delete_at === 0);
    },
    pin: async (postId) => {
      const route = '/posts/{postId}/pin';
      await send({ method: 'POST', route, path: { postId }, repeatable: true });
    },
    refusalOf,
  };
}

function seenBy(me: string, channel: MattermostChannel): ServerChannel {
  const { id, teamId, name, displayName, purpose, header, kind, isArchived, creatorId } = channel;
  const type = kind === 'public' ? 'public' : 'private';
  const texts = { name, displayName, purpose, header };
  return { id, teamId, ...texts, type, isArchived, isByBot: creatorId === me };
}

function toAccount(user: MattermostUser): TeamAccount {
  const { id, username, firstName, lastName, isBot, isGuest, isActive } = user;
  const displayName = `${firstName} ${lastName}`.trim() || username;
  return { userId: id, username, displayName, isBot, isGuest, isActive };
}

const memberShape = z.object({ user_id: z.string() });

/** One person is answered as a member, several as a list, nobody as `null`. */
const additionShape = z
  .union([z.array(memberShape), memberShape.transform((one) => [one])])
  .nullable();

async function addOnce(
  send: SendRequest,
  channelId: string,
  userIds: readonly string[],
): Promise<Addition> {
  const request = {
    method: 'POST',
    route: '/channels/{channelId}/members',
    path: { channelId },
    body: { user_ids: userIds },
    repeatable: true,
    timeoutMs: batchTimeoutMs,
  } as const;
  try {
    const added = (await ask(send, request, additionShape)) ?? [];
    return { addedIds: added.map(({ user_id: userId }) => userId) };
  } catch (error) {
    const isAboutPeople =
      error instanceof MattermostRefused &&
      (error.kind === 'not-found' || error.kind === 'invalid' || error.kind === 'limit-reached');
    if (!isAboutPeople) throw error;
    return { addedIds: [], refusal: error.errorId };
  }
}

const batchAnswer = z.array(z.object({ user_id: z.string(), member: z.unknown() }));

async function addToTeam(
  send: SendRequest,
  teamId: string,
  userIds: readonly string[],
): Promise<readonly string[]> {
  const request = {
    method: 'POST',
    route: '/teams/{teamId}/members/batch',
    path: { teamId },
    query: { graceful: true },
    body: userIds.map((userId) => ({ team_id: teamId, user_id: userId })),
    repeatable: true,
    timeoutMs: batchTimeoutMs,
  } as const;
  const answered = await ask(send, request, batchAnswer);
  return answered.filter(({ member }) => member !== null).map((one) => one.user_id);
}

async function readCounts(
  send: SendRequest,
  channelIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (channelIds.length === 0) return new Map();
  const request = {
    method: 'POST',
    route: '/channels/stats/member_count',
    body: channelIds,
    repeatable: true,
  } as const;
  const counts = await ask(send, request, z.record(z.string(), z.number()));
  return new Map(Object.entries(counts));
}

async function readPinned(send: SendRequest, channelId: string): Promise<ReadonlySet<string>> {
  const route = '/channels/{channelId}/pinned';
  const list = await ask(send, { method: 'GET', route, path: { channelId } }, postListShape);
  return new Set(listedPosts(list).map(({ id }) => id));
}

const kinds: Partial<Readonly<Record<RefusalKind, ServerRefusal['kind']>>> = {
  'not-found': 'gone',
  archived: 'gone',
  forbidden: 'forbidden',
  'limit-reached': 'limit',
  conflict: 'taken',
  unauthorised: 'revoked',
};

function refusalOf(error: unknown): ServerRefusal | undefined {
  if (!(error instanceof MattermostRefused)) return undefined;
  return { kind: kinds[error.kind] ?? 'other', reason: error.errorId };
}
