import type { Storage } from '../../bot/src/adapters/storage/storage.ts';
import type { Entry } from '../../bot/src/features/registry/registry.ts';
import type { DemoPerson } from './persons.ts';

/** Puts the community in the registry, each bound to their account. */
export async function seedRegistry(
  storage: Storage,
  people: {
    readonly community: readonly DemoPerson[];
    readonly userIds: Readonly<Record<string, string>>;
    readonly now: number;
  },
): Promise<void> {
  const { community, userIds, now } = people;
  await storage.transaction(async ({ registry, places }) => {
    const structures = community.flatMap(({ structure }) => (structure ? [structure] : []));
    await registry.putStructures([...new Map(structures.map((one) => [one.id, one])).values()]);
    await registry.put(community.map(entryOf));
    for (const { username } of community) {
      const userId = userIds[username];
      if (userId === undefined) continue;
      await registry.link(username, { userId, how: 'column', at: now, by: 'operator' });
    }
    await places.saveUsual('claire.martin', {
      nom: 'Médiathèque de Pau',
      commune: { insee: '64445', cp: '64000', nom: 'Pau' },
      canal: 'rattachement',
    });
  });
}

const firstDay = '2024-01-01';

function entryOf(person: DemoPerson): Entry {
  const { username, givenName, familyName, roles, departement, structure } = person;
  return {
    id: username,
    email: `${username}@exemple.fr`,
    otherEmails: [],
    givenName,
    familyName,
    roles,
    affectations: structure ? [{ structureId: structure.id, departement, from: firstDay }] : [],
    territories: structure ? [] : [{ code: departement }],
    tools: [],
    start: firstDay,
    language: 'fr',
    status: 'actif',
    locks: [],
    writtenBy: 'import',
  };
}
