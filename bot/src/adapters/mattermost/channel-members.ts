import { z } from 'zod';
import { unlessMissing } from './absence.ts';
import { batchesOf, pageSize, readPages } from './pages.ts';
import { isRefused, type MattermostRefused } from './refusals.ts';
import { ask, type RestRequest, type SendRequest } from './rest-request.ts';

export interface ChannelMember {
  readonly userId: string;
  readonly isAdmin: boolean;
  readonly isGuest: boolean;
}

/** What became of a wish to add people to a channel. */
export interface Addition {
  /** In the channel now, whether they were before or not. */
  readonly addedIds: readonly string[];
  /** Left out by Mattermost: not in the team, unknown, deactivated. */
  readonly refusedIds: readonly string[];
  /** The reason, which Mattermost gives only when it left out everybody of a call. */
  readonly refusal: MattermostRefused | undefined;
}

/** Who is in a channel. To read the members the bot must be in it; to change them it need not. */
export interface ChannelMembers {
  readonly pages: (channelId: string) => AsyncGenerator<readonly ChannelMember[], void, void>;
  readonly find: (channelId: string, userId: string) => Promise<ChannelMember | undefined>;
  /**
   * Adds people, 100 a call (about 3 s each on an ordinary server), one call after another; each
   * addition makes a message in the channel. Adding is dear: leave out those who are in already.
   */
  readonly add: (channelId: string, userIds: Iterable<string>) => Promise<Addition>;
  /** Done already when the person is out. `town-square` refuses (`invalid`). */
  readonly remove: (channelId: string, userId: string) => Promise<void>;
  readonly setAdmin: (channelId: string, userId: string, isAdmin: boolean) => Promise<void>;
}

const batchSize = 100;
const additionTimeoutMs = 120_000;
const memberRoute = '/channels/{channelId}/members/{userId}';

const memberShape = z.object({
  user_id: z.string(),
  scheme_admin: z.boolean(),
  scheme_guest: z.boolean(),
});

export function makeChannelMembers(send: SendRequest): ChannelMembers {
  return {
    pages: (channelId) => readPages((page) => readMembers(send, channelId, page)),
    find: async (channelId, userId) => {
      const request: RestRequest = {
        method: 'GET',
        route: memberRoute,
        path: { channelId, userId },
      };
      const member = await unlessMissing(ask(send, request, memberShape));
      return member === undefined ? undefined : toMember(member);
    },
    add: (channelId, userIds) => addAll(send, channelId, userIds),
    remove: async (channelId, userId) => {
      await unlessMissing(
        send({ method: 'DELETE', route: memberRoute, path: { channelId, userId } }),
      );
    },
    setAdmin: async (channelId, userId, isAdmin) => {
      const route = `${memberRoute}/schemeRoles`;
      const body = { scheme_user: true, scheme_admin: isAdmin };
      await send({ method: 'PUT', route, path: { channelId, userId }, body });
    },
  };
}

function toMember(member: z.infer<typeof memberShape>): ChannelMember {
  return { userId: member.user_id, isAdmin: member.scheme_admin, isGuest: member.scheme_guest };
}

async function readMembers(
  send: SendRequest,
  channelId: string,
  page: number,
): Promise<readonly ChannelMember[]> {
  const request: RestRequest = {
    method: 'GET',
    route: '/channels/{channelId}/members',
    path: { channelId },
    query: { page, per_page: pageSize },
  };
  return (await ask(send, request, z.array(memberShape))).map(toMember);
}

async function addAll(
  send: SendRequest,
  channelId: string,
  userIds: Iterable<string>,
): Promise<Addition> {
  const batches = batchesOf(userIds, batchSize);
  const additions: Addition[] = [];
  for (const batch of batches) additions.push(await addBatch(send, channelId, batch));
  return {
    addedIds: additions.flatMap(({ addedIds }) => addedIds),
    refusedIds: additions.flatMap(({ refusedIds }) => refusedIds),
    refusal: additions.find(({ refusal }) => refusal !== undefined)?.refusal,
  };
}

async function addBatch(
  send: SendRequest,
  channelId: string,
  userIds: readonly string[],
): Promise<Addition> {
  const request: RestRequest = {
    method: 'POST',
    route: '/channels/{channelId}/members',
    path: { channelId },
    body: { user_ids: userIds },
    repeatable: true,
    timeoutMs: additionTimeoutMs,
  };
  try {
    const members = await ask(send, request, z.array(memberShape));
    const addedIds = members.map((member) => member.user_id);
    const refusedIds = userIds.filter((id) => !addedIds.includes(id));
    return { addedIds, refusedIds, refusal: undefined };
  } catch (error) {
    if (!isRefused(error, 'not-found', 'invalid', 'limit-reached')) throw error;
    return { addedIds: [], refusedIds: userIds, refusal: error };
  }
}
