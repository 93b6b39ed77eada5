import { makeRestClient, type RestClient } from '../adapters/mattermost/rest-client.ts';
import { timerSleep } from '../adapters/mattermost/timer-sleep.ts';
import type { Random } from '../core/clock.ts';

/** A client of Mattermost for one command: somebody is waiting, so that little is tried again. */
export function openRest({
  url,
  token,
  random,
}: {
  readonly url: string;
  readonly token?: string;
  readonly random: Random;
}): RestClient {
  return makeRestClient(
    { url, userAgent: 'mattermost-coop', retries: 1, ...(token !== undefined && { token }) },
    {
      nowMs: () => Date.now(),
      random: () => Buffer.from(random.bytes(4)).readUInt32BE() / 2 ** 32,
      sleep: timerSleep,
    },
  );
}
