import { makeConfig } from './config.ts';
import type { SendRequest } from './rest-request.ts';
import { makeTeams } from './teams.ts';
import type { MattermostUser } from './user-shape.ts';
import { makeUsers } from './users.ts';
import type { AccountDirectory, LinkableAccount } from '../../features/registry/index.ts';

/** The people of the bot's teams, asked anew each time. */
export function makeAccountDirectory(send: SendRequest): AccountDirectory {
  const users = makeUsers(send);
  const teams = makeTeams(send);
  return {
    byId: async (userId) => {
      const user = await users.byId(userId);
      return user && toAccount(user);
    },
    people: async function* () {
      for (const team of await teams.mine()) {
        for await (const page of users.inTeam(team.id)) yield* page.map(toAccount);
      }
    },
    administrators: async () => {
      const ids = new Set<string>();
      for (const team of await teams.mine()) {
        for await (const page of teams.members(team.id)) {
          for (const { userId, isAdmin } of page) if (isAdmin) ids.add(userId);
        }
      }
      return (await users.byIds(ids)).map(toAccount);
    },
    verifiesEmails: async () => (await makeConfig(send).facts()).verifiesEmails,
  };
}

function toAccount({ id, ...user }: MattermostUser): LinkableAccount {
  return { userId: id, ...user };
}
