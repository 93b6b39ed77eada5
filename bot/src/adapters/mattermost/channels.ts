import { z } from 'zod';
import { unlessMissing } from './absence.ts';
import { channelShape, type MattermostChannel, toMattermostChannel } from './channel-shape.ts';
import { pageSize, readPages } from './pages.ts';
import { describeRequest, ask, type RestRequest, type SendRequest } from './rest-request.ts';
import { MattermostRefused } from './refusals.ts';

export interface NewChannel {
  readonly teamId: string;
  /** `a-z0-9_-`, 1 to 64. */
  readonly name: string;
  readonly displayName: string;
  readonly kind: 'public' | 'private';
  readonly header?: string;
  readonly purpose?: string;
}

export interface ChannelChange {
  readonly name?: string;
  readonly displayName?: string;
  readonly header?: string;
  readonly purpose?: string;
}

/** What the bot, administrator of the team, reads and does of the channels themselves. */
export interface Channels {
  readonly byId: (channelId: string) => Promise<MattermostChannel | undefined>;
  /** Archived channels keep their name taken: they are found too. */
  readonly byName: (teamId: string, name: string) => Promise<MattermostChannel | undefined>;
  /** `conflict` when the name is taken, by an archived channel too. The bot is in what it makes. */
  readonly create: (channel: NewChannel) => Promise<MattermostChannel>;
  /**
   * Changes what is given, which makes a visible message for each change: compare before. The bot
   * must be in the channel.
   */
  readonly change: (channelId: string, change: ChannelChange) => Promise<MattermostChannel>;
  readonly archive: (channelId: string) => Promise<void>;
  readonly restore: (channelId: string) => Promise<MattermostChannel>;
  readonly convert: (channelId: string, kind: 'public' | 'private') => Promise<MattermostChannel>;
  /** Page after page of the team's living public channels. */
  readonly publicOf: (teamId: string) => AsyncGenerator<readonly MattermostChannel[], void, void>;
  /** The channels of the team (and direct ones) that the bot is in, archived ones included. */
  readonly mine: (teamId: string) => Promise<readonly MattermostChannel[]>;
}

const channelRoute = '/channels/{channelId}';

export function makeChannels(send: SendRequest): Channels {
  const one = async (request: RestRequest) =>
    toMattermostChannel(await ask(send, request, channelShape));
  return {
    byId: (channelId) =>
      unlessMissing(one({ method: 'GET', route: channelRoute, path: { channelId } })),
    byName: (teamId, name) => unlessMissing(one(byNameRequest(teamId, name))),
    create: async (channel) => one(creation(channel)),
    change: (channelId, change) => {
      const body = patchOf(change);
      return one({ method: 'PUT', route: `${channelRoute}/patch`, path: { channelId }, body });
    },
    archive: async (channelId) => {
      await send({ method: 'DELETE', route: channelRoute, path: { channelId } });
    },
    restore: (channelId) =>
      one({ method: 'POST', route: `${channelRoute}/restore`, path: { channelId } }),
    convert: (channelId, kind) => {
      const body = { privacy: kind === 'public' ? 'O' : 'P' };
      return one({ method: 'PUT', route: `${channelRoute}/privacy`, path: { channelId }, body });
    },
    publicOf: (teamId) => readPages((page) => readPublicPage(send, teamId, page)),
    mine: (teamId) => readMine(send, teamId),
  };
}

function byNameRequest(teamId: string, name: string): RestRequest {
  return {
    method: 'GET',
    route: '/teams/{teamId}/channels/name/{name}',
    path: { teamId, name },
    query: { include_deleted: true },
  };
}

function creation(channel: NewChannel): RestRequest {
  const request: RestRequest = {
    method: 'POST',
    route: '/channels',
    body: {
      team_id: channel.teamId,
      name: channel.name,
      display_name: channel.displayName,
      type: channel.kind === 'public' ? 'O' : 'P',
      header: channel.header ?? '',
      purpose: channel.purpose ?? '',
    },
  };
  if (!/^[a-z0-9_-]{1,64}$/.test(channel.name)) throw invalidName(request);
  return request;
}

/** Mattermost answers 500 to a name over 64 characters, which would be taken for a passing failure. */
function invalidName(request: RestRequest): MattermostRefused {
  return new MattermostRefused({
    kind: 'invalid',
    status: 400,
    errorId: 'coop.channel_name_invalid',
    request: describeRequest(request),
  });
}

function patchOf({ name, displayName, header, purpose }: ChannelChange): Record<string, string> {
  return {
    ...(name === undefined ? {} : { name }),
    ...(displayName === undefined ? {} : { display_name: displayName }),
    ...(header === undefined ? {} : { header }),
    ...(purpose === undefined ? {} : { purpose }),
  };
}

async function readPublicPage(
  send: SendRequest,
  teamId: string,
  page: number,
): Promise<readonly MattermostChannel[]> {
  const request: RestRequest = {
    method: 'GET',
    route: '/teams/{teamId}/channels',
    path: { teamId },
    query: { page, per_page: pageSize },
  };
  return (await ask(send, request, z.array(channelShape))).map(toMattermostChannel);
}

async function readMine(send: SendRequest, teamId: string): Promise<readonly MattermostChannel[]> {
  const request: RestRequest = {
    method: 'GET',
    route: '/users/me/teams/{teamId}/channels',
    path: { teamId },
    query: { include_deleted: true },
  };
  return (await ask(send, request, z.array(channelShape))).map(toMattermostChannel);
}
