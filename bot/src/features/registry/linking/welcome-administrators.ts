import type { RegistryReader, RegistryStore } from '../ports.ts';
import type { Entry } from '../registry.ts';
import type { Clock } from '../../../core/clock.ts';
import type { History } from '../../../core/history.ts';
import type { Transaction } from '../../../core/transaction.ts';
import type { AccountDirectory, LinkableAccount } from './ports.ts';

export interface WelcomeAdministratorsDeps {
  readonly clock: Clock;
  readonly directory: AccountDirectory;
  readonly registry: RegistryReader;
  readonly transaction: Transaction<{
    readonly registry: RegistryStore;
    readonly history: History;
  }>;
}

/**
 * At first start, while the registry is empty, those who administer the team become animateurs and
 * administrators (`product.md`): somebody must be able to begin. Answers their usernames.
 */
export async function welcomeAdministrators(
  deps: WelcomeAdministratorsDeps,
): Promise<readonly string[]> {
  if (await hasEntries(deps.registry)) return [];
  const administrators = (await deps.directory.administrators()).filter(
    ({ isBot, isActive }) => !isBot && isActive,
  );
  const at = deps.clock.now();
  const welcomed = await deps.transaction(async ({ registry, history }) => {
    if (await hasEntries(registry)) return [];
    await registry.put(administrators.map(entryOf));
    for (const { userId } of administrators) {
      await registry.link(entryId(userId), { userId, how: 'hand', at, by: 'bot' });
      const person = await history.pseudonym('administration', entryId(userId));
      const data = { roles: firstRoles };
      const event = { type: 'registry.created', actor: 'bot', obj: { person }, data };
      await history.append('administration', event, at);
    }
    return administrators;
  });
  return welcomed.map(({ username }) => username);
}

const firstRoles = ['animateur', 'administrateur'] as const;

function entryId(userId: string): string {
  return `mm-${userId}`;
}

/**
 * Its address is a placeholder: the person's own stays free for the entry that an import may bring.
 * An import does not take the roles away.
 */
function entryOf({ userId, username, firstName, lastName }: LinkableAccount): Entry {
  return {
    id: entryId(userId),
    email: `${userId}@mattermost.invalid`,
    otherEmails: [],
    givenName: firstName || username,
    familyName: lastName || username,
    roles: firstRoles,
    affectations: [],
    territories: [],
    tools: [],
    language: 'fr',
    status: 'actif',
    locks: ['roles'],
    writtenBy: 'hand',
  };
}

async function hasEntries(registry: RegistryReader): Promise<boolean> {
  const { statuses } = await registry.counts();
  return Object.values(statuses).some((count) => count > 0);
}
