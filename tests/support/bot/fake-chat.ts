import type { Chat } from '../../../bot/src/adapters/http/edge.ts';
import type { JsonObject } from './shapes.ts';

/** What the bot says at once to Mattermost, remembered; it can be made to refuse. */
export interface FakeChat extends Chat {
  readonly opened: JsonObject[];
  readonly said: { readonly address: string; readonly answer: JsonObject }[];
  /** The trigger of the last act has expired. */
  triggersExpired: boolean;
  /** The response address answers only when this is settled. */
  slowness: Promise<void>;
  /** The response address is used up. */
  addressUsedUp: boolean;
}

export function makeFakeChat(): FakeChat {
  const chat: FakeChat = {
    opened: [],
    said: [],
    triggersExpired: false,
    slowness: Promise.resolve(),
    addressUsedUp: false,
    openDialog: ({ triggerId, url, dialog }) => {
      if (chat.triggersExpired) return Promise.resolve(false);
      chat.opened.push({ triggerId, url, ...dialog });
      return Promise.resolve(true);
    },
    sayThrough: async (address, answer) => {
      await chat.slowness;
      if (chat.addressUsedUp) return false;
      chat.said.push({ address, answer });
      return true;
    },
  };
  return chat;
}
