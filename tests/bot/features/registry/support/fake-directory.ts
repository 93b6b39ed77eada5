import type {
  AccountDirectory,
  LinkableAccount,
} from '../../../../../bot/src/features/registry/linking/ports.ts';

export function anAccount(fields: Partial<LinkableAccount> = {}): LinkableAccount {
  const { username = 'claire' } = fields;
  return {
    userId: username.padEnd(26, 'x'),
    username,
    email: `${username}@exemple.fr`,
    firstName: '',
    lastName: '',
    isBot: false,
    isActive: true,
    ...fields,
  };
}

/** A server with these people, the first ones its administrators. */
export function makeFakeDirectory(
  accounts: readonly LinkableAccount[],
  { verifiesEmails = true, administrators = 0 } = {},
): AccountDirectory {
  return {
    byId: (userId) => Promise.resolve(accounts.find((one) => one.userId === userId)),
    // eslint-disable-next-line @typescript-eslint/require-await -- a list is as good as pages
    people: async function* () {
      yield* accounts;
    },
    administrators: () => Promise.resolve(accounts.slice(0, administrators)),
    verifiesEmails: () => Promise.resolve(verifiesEmails),
  };
}
