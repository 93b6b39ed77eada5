import { describe, expect, it } from '@jest/globals';

import type { Entry } from '../../../../bot/src/features/registry/registry.ts';
import { keepStatuses } from '../../../../bot/src/features/registry/keep-statuses.ts';
import {
  linkAccounts,
  type LinkRequest,
} from '../../../../bot/src/features/registry/linking/link-accounts.ts';
import type { EmailMatch } from '../../../../bot/src/features/registry/linking/email-match.ts';
import type { LinkableAccount } from '../../../../bot/src/features/registry/linking/ports.ts';
import { welcomeAdministrators } from '../../../../bot/src/features/registry/linking/welcome-administrators.ts';
import { anEntry } from '../../../support/builders.ts';
import { makeMemoryStorage } from '../../../support/memory/memory-storage.ts';
import { makeTestClock, makeTestRandom } from '../../../support/test-clock.ts';
import { anAccount, makeFakeDirectory } from './support/fake-directory.ts';

interface Scene {
  readonly entries?: readonly Entry[];
  readonly accounts?: readonly LinkableAccount[];
  readonly verifiesEmails?: boolean;
  readonly administrators?: number;
  readonly emailMatch?: EmailMatch;
}

async function makeScene({ entries = [], accounts = [], emailMatch = 'auto', ...server }: Scene) {
  const clock = makeTestClock();
  const { transaction, readers } = makeMemoryStorage({ clock, random: makeTestRandom() });
  await transaction(async ({ registry }) => {
    await registry.put(entries);
    for (const { id, link } of entries) if (link) await registry.link(id, link);
  });
  const deps = {
    clock,
    emailMatch,
    directory: makeFakeDirectory(accounts, server),
    registry: readers.registry,
    transaction,
    timeZone: 'Europe/Paris',
  };
  return {
    deps,
    clock,
    link: (request?: LinkRequest) => linkAccounts(deps, request),
    entry: (id: string) => readers.registry.entry(id),
    events: async () => (await readers.history.heads())[0]?.seq ?? 0,
  };
}

describe('linking entries and accounts', () => {
  it('links by equal address on a server that verifies them, and the person is active', async () => {
    const { link, entry, events } = await makeScene({
      entries: [anEntry({ email: 'claire@exemple.fr' })],
      accounts: [anAccount({ email: 'Claire@exemple.fr' })],
    });

    const { linked } = await link();

    expect(linked).toEqual([{ id: 'claire', username: 'claire' }]);
    expect(await entry('claire')).toMatchObject({ status: 'actif', link: { how: 'email' } });
    expect(await events()).toBe(1);
  });

  it('13. proposes by address where the server does not verify them, until it is confirmed', async () => {
    const { link, entry } = await makeScene({
      entries: [anEntry()],
      accounts: [anAccount()],
      verifiesEmails: false,
    });

    const first = await link();
    const waiting = await entry('claire');
    const second = await link({ confirmed: true });

    expect(first).toMatchObject({ linked: [], proposed: [{ way: 'email' }] });
    expect(waiting).toMatchObject({ status: 'attendu' });
    expect(second.linked).toHaveLength(1);
    expect(await entry('claire')).toMatchObject({ link: { how: 'hand', by: 'operator' } });
  });

  it.each(['@claire', 'claire'.padEnd(26, 'x')])(
    'links by the account that the source names: %s',
    async (account) => {
      const { link, entry } = await makeScene({
        entries: [anEntry({ id: 'c1', account })],
        accounts: [anAccount({ email: 'autre@exemple.fr' })],
        verifiesEmails: false,
      });

      await link();

      expect(await entry('c1')).toMatchObject({ link: { how: 'column' } });
    },
  );

  it('14. never links by name: homonyms are proposed', async () => {
    const names = { firstName: 'Camille', lastName: 'Martin' };
    const { link } = await makeScene({
      entries: ['a', 'b'].map((id) => anEntry({ id, givenName: 'Camille' })),
      accounts: ['x', 'y'].map((username) => anAccount({ username, ...names })),
    });

    const { linked, proposed } = await link();

    expect(linked).toEqual([]);
    expect(proposed.map(({ way }) => way)).toEqual(['name', 'name', 'name', 'name']);
  });

  it('refuses a second entry of one account and lists both', async () => {
    const account = anAccount();
    const held = anEntry({
      id: 'held',
      status: 'actif',
      link: { userId: account.userId, how: 'hand', at: 1, by: 'bot' },
    });
    const { link, entry } = await makeScene({
      entries: [held, anEntry({ id: 'second', email: 'claire@exemple.fr' })],
      accounts: [account],
    });

    const { linked, doubles } = await link();

    expect(linked).toEqual([]);
    expect(doubles).toMatchObject([{ entries: ['held', 'second'] }]);
    expect(await entry('second')).not.toHaveProperty('link');
  });

  it('lets the column win over an address, and lists the other entry', async () => {
    const { link } = await makeScene({
      entries: [
        anEntry({ id: 'named', account: '@claire' }),
        anEntry({ id: 'addressed', email: 'claire@exemple.fr' }),
      ],
      accounts: [anAccount()],
    });

    const { linked, doubles } = await link();

    expect(linked).toEqual([{ id: 'named', username: 'claire' }]);
    expect(doubles).toMatchObject([{ entries: ['named', 'addressed'] }]);
  });

  it.each([
    ['bots', { isBot: true }],
    ['deactivated accounts', { isActive: false }],
    ['accounts whose address is hidden', { email: undefined }],
  ])('leaves %s alone', async (_, fields) => {
    const { link } = await makeScene({ entries: [anEntry()], accounts: [anAccount(fields)] });

    expect(await link()).toEqual({ linked: [], proposed: [], doubles: [] });
  });

  it('looks at one account when that one joined', async () => {
    const { link } = await makeScene({
      entries: [anEntry(), anEntry({ id: 'karim' })],
      accounts: [anAccount(), anAccount({ username: 'karim' })],
    });

    const { linked } = await link({ userId: 'karim'.padEnd(26, 'x') });

    expect(linked).toEqual([{ id: 'karim', username: 'karim' }]);
  });

  it('does nothing by address when that is switched off', async () => {
    const { link } = await makeScene({
      entries: [anEntry({ familyName: 'Durand' })],
      accounts: [anAccount()],
      emailMatch: 'off',
    });

    expect(await link()).toMatchObject({ linked: [], proposed: [] });
  });
});

describe('the first start', () => {
  it('makes the administrators of the team animateurs while the registry is empty', async () => {
    const admin = anAccount({ username: 'admin' });
    const bot = anAccount({ username: 'coop-bot', isBot: true });
    const { deps, entry } = await makeScene({ accounts: [admin, bot], administrators: 2 });

    const first = await welcomeAdministrators(deps);
    const second = await welcomeAdministrators(deps);

    expect([first, second]).toEqual([['admin'], []]);
    expect(await entry(`mm-${admin.userId}`)).toMatchObject({
      roles: ['animateur', 'administrateur'],
      status: 'actif',
      locks: ['roles'],
      link: { userId: admin.userId, how: 'hand' },
    });
  });

  it('leaves a registry that has people as it is', async () => {
    const { deps } = await makeScene({
      entries: [anEntry()],
      accounts: [anAccount({ username: 'admin' })],
      administrators: 1,
    });

    expect(await welcomeAdministrators(deps)).toEqual([]);
  });
});

describe('the last day of a person', () => {
  it('9. ends at midnight where they are', async () => {
    const { deps, clock, entry } = await makeScene({
      entries: [
        anEntry({
          status: 'actif',
          end: '2026-06-30',
          affectations: [{ structureId: '13002603200016', departement: '974', from: '2024-01-01' }],
        }),
      ],
    });
    clock.advance(Date.UTC(2026, 5, 30, 19, 59) - clock.now());

    await keepStatuses(deps);
    const before = await entry('claire');
    clock.advance(60_000);
    await keepStatuses(deps);

    expect(before?.status).toBe('actif');
    expect((await entry('claire'))?.status).toBe('parti');
  });
});
