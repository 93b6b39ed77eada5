import { describe, expect, it } from '@jest/globals';

import { makeActors } from '../../../../bot/src/features/identity/actors.ts';
import type { Account } from '../../../../bot/src/features/identity/ports.ts';
import type { Entry } from '../../../../bot/src/features/registry/registry.ts';
import { anEntry } from '../../../support/builders.ts';
import { anAccount } from '../../../support/bot/bot-scene.ts';
import { makeMemoryStorage } from '../../../support/memory/memory-storage.ts';
import { accountId } from '../../../support/people.ts';
import { makeTestClock, makeTestRandom } from '../../../support/test-clock.ts';

const link = { userId: accountId('claire'), how: 'hand', at: 0, by: 'operator' } as const;

async function person(entry: Partial<Entry> | undefined, account?: Partial<Account>) {
  const clock = makeTestClock();
  const storage = makeMemoryStorage({ clock, random: makeTestRandom() });
  if (entry) {
    const known = anEntry({ status: 'actif', link, ...entry });
    await storage.transaction(async ({ registry }) => {
      await registry.put([known]);
      if (known.link) await registry.link(known.id, known.link);
    });
  }
  const actors = makeActors({
    clock,
    accounts: {
      byId: () => Promise.resolve(account && anAccount('claire', account)),
    },
    registry: storage.readers.registry,
    timeZone: 'Europe/Paris',
  });
  return actors.personOf(accountId('claire'));
}

const roles = async (...of: Parameters<typeof person>) => [...(await person(...of)).roles];

describe('the person behind an account', () => {
  it('is who the registry says, with roles, territories and clock', async () => {
    expect(await person({ roles: ['conseiller', 'animateur'] })).toEqual({
      kind: 'person',
      userId: accountId('claire'),
      entryId: 'claire',
      givenName: 'Claire',
      displayName: 'Claire Martin',
      roles: new Set(['conseiller', 'animateur']),
      territories: ['44'],
      locale: 'fr',
      timeZone: 'Europe/Paris',
    });
  });

  it('without an entry has no role, and the name of the account', async () => {
    const nobody = await person(undefined, { firstName: 'Inès', lastName: 'Roy' });

    expect(nobody).toMatchObject({ displayName: 'Inès Roy', territories: [] });
    expect(nobody.roles.size).toBe(0);
    expect(nobody).not.toHaveProperty('entryId');
  });

  it.each(['attendu', 'parti', 'archive', 'efface'] as const)(
    'whose entry is %s has no role any more',
    async (status) => {
      expect(await roles({ status })).toEqual([]);
    },
  );

  it('whose account was deactivated has no role', async () => {
    expect(await roles({}, { isActive: false })).toEqual([]);
  });

  it('linked by e-mail alone has no role above conseiller until somebody confirms it', async () => {
    const all = { roles: ['conseiller', 'coordinateur', 'animateur', 'administrateur'] } as const;

    expect(await roles({ ...all, link: { ...link, how: 'email' } })).toEqual(['conseiller']);
    expect(await roles({ ...all, link: { ...link, how: 'hand' } })).toHaveLength(4);
  });

  it.each([
    ['en-AU', 'fr', 'en'],
    ['fr', 'en', 'fr'],
    ['de', 'en', 'en'],
    ['de', 'fr', 'fr'],
  ] as const)(
    'with Mattermost in %s and the registry in %s is spoken to in %s',
    async (locale, language, spoken) => {
      expect((await person({ language }, { locale })).locale).toBe(spoken);
    },
  );

  it.each([
    ['974', 'Indian/Reunion'],
    ['987', 'Pacific/Tahiti'],
    ['2A', 'Europe/Paris'],
  ])('of %s lives on the clock of %s', async (departement, timeZone) => {
    const affectations = [{ structureId: 's', departement, from: '2024-01-01' }];

    expect(await person({ affectations })).toMatchObject({ territories: [departement], timeZone });
  });

  it('lives where the affectation in force is, not where the next one will be', async () => {
    const affectations = [
      { structureId: 's', departement: '974', from: '2024-01-01', to: '2026-03-31' },
      { structureId: 's', departement: '44', from: '2026-04-01' },
    ];

    expect(await person({ affectations })).toMatchObject({
      territories: ['974'],
      timeZone: 'Indian/Reunion',
    });
  });

  it('has the département of the affectation before other territories', async () => {
    const territories = [{ code: '22' }, { code: '85' }];

    expect((await person({ territories })).territories).toEqual(['44', '22', '85']);
  });

  it('who has only a territory lives on its clock, without any on the community’s', async () => {
    const none = { affectations: [], roles: ['coordinateur'] } as const;

    expect(await person({ ...none, territories: [{ code: '972' }] })).toMatchObject({
      timeZone: 'America/Martinique',
    });
    expect(await person(none)).toMatchObject({ timeZone: 'Europe/Paris', territories: [] });
  });
});
