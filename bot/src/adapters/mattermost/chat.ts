import axios from 'axios';

import type { Dialogs } from './dialogs.ts';

/** A slow response address is given up: the answer then comes by direct message. */
const timeoutMs = 5_000;

async function post(target: string, answer: unknown): Promise<boolean> {
  try {
    const options = { timeout: timeoutMs, validateStatus: () => true, maxRedirects: 0 };
    const sent = await axios.post(target, answer, { ...options, proxy: false });
    return sent.status === 200;
  } catch (error) {
    if (axios.isAxiosError(error)) return false;
    throw error;
  }
}

/** What is said at once, at most once: dialogs, and answers through a response address. */
export function makeChat(dialogs: Dialogs, mattermostUrl: string) {
  const isOurs = (address: string) => {
    const { origin, pathname } = new URL(mattermostUrl);
    const base = `${origin}${pathname.replace(/\/$/, '')}/hooks/commands/`;
    return address.startsWith(base);
  };
  return {
    openDialog: async (request: {
      readonly triggerId: string;
      readonly url: string;
      readonly dialog: Readonly<Record<string, unknown>>;
    }) => (await dialogs.open(request)) === 'opened',
    /** Security: an address elsewhere than on the Mattermost site is never called. */
    sayThrough: async (address: string, answer: Readonly<Record<string, unknown>>) => {
      const hook = /\/hooks\/commands\/[a-z0-9]{26}$/.exec(address)?.[0];
      if (hook === undefined) return false;
      const target = isOurs(address) ? address : `${mattermostUrl.replace(/\/+$/, '')}${hook}`;
      return post(target, answer);
    },
  };
}
