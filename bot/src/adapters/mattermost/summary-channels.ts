import { makeChannelServer } from './channel-server.ts';
import { isRefused } from './refusals.ts';
import type { SendRequest } from './rest-request.ts';
import type { SummaryChannels } from '../../features/stats/index.ts';

/** Asked anew each time; the bot joins a public channel whose members it may not read otherwise. */
export function makeSummaryChannels(send: SendRequest): SummaryChannels {
  const server = makeChannelServer(send);
  const hasMember = async (channelId: string, userId: string) =>
    (await server.member(channelId, userId)) !== undefined;
  return {
    find: async ({ teamId, name, userId }) => {
      const channel = await server.channelNamed(teamId, name);
      if (!channel || channel.isArchived) return undefined;
      const { id, displayName, type } = channel;
      try {
        return { id, displayName, hasMember: await hasMember(id, userId) };
      } catch (error) {
        if (!isRefused(error, 'forbidden') || type !== 'public') throw error;
        await server.joinBot(id);
        return { id, displayName, hasMember: await hasMember(id, userId) };
      }
    },
  };
}
