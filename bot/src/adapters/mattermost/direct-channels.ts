import { z } from 'zod';
import { ask, type SendRequest } from './rest-request.ts';

export interface DirectChannels {
  /**
   * The id of the private conversation between the bot and a person, made if it is not there yet
   * (also with deactivated people and people of no common team). It never changes, so it is kept.
   */
  readonly open: (userId: string) => Promise<string>;
  /** The id of the private conversation of the bot with 2 to 7 people; the same people, the same one. */
  readonly openGroup: (userIds: readonly string[]) => Promise<string>;
}

const channelId = z.object({ id: z.string() });

export function makeDirectChannels(
  send: SendRequest,
  { botUserId }: { readonly botUserId: string },
): DirectChannels {
  const channelByUser = new Map<string, string>();
  const create = async (route: string, body: readonly string[]) => {
    const request = { method: 'POST', route, body, repeatable: true } as const;
    return (await ask(send, request, channelId)).id;
  };
  return {
    open: async (userId) => {
      const known = channelByUser.get(userId);
      if (known !== undefined) return known;
      const opened = await create('/channels/direct', [botUserId, userId]);
      channelByUser.set(userId, opened);
      return opened;
    },
    openGroup: (userIds) => create('/channels/group', [...new Set([botUserId, ...userIds])]),
  };
}
