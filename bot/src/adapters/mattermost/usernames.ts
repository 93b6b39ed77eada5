import type { SendRequest } from './rest-request.ts';
import { makeUsers } from './users.ts';
import type { Usernames } from '../../features/stats/index.ts';

/** Asked anew each time. */
export function makeUsernames(send: SendRequest): Usernames {
  const users = makeUsers(send);
  return { userIdOf: async (username) => (await users.byUsername(username))?.id };
}
