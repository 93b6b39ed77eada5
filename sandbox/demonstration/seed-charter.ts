import { readFile } from 'node:fs/promises';

import { acceptCharter } from '../../bot/src/features/charter/accept-charter.ts';
import { canonicalText, textSha } from '../../bot/src/features/charter/document/canonical-text.ts';
import { readCharterFolder } from '../../bot/src/features/charter/document/charter-folder.ts';
import { screenOf } from '../../bot/src/features/charter/document/screen-of.ts';
import { firstReadingKey } from '../../bot/src/features/charter/notice-people.ts';
import { publishCharter } from '../../bot/src/features/charter/publish-charter.ts';
import { writeVersion } from '../../bot/src/features/charter/standing/version.ts';
import type { Storage } from '../../bot/src/adapters/storage/storage.ts';
import { departementByCode } from '../../bot/src/features/territory/index.ts';
import type { Person } from '../../bot/src/core/actor.ts';
import type { Clock, Ids } from '../../bot/src/core/clock.ts';
import { demoPersons, type DemoPerson } from './persons.ts';

interface Seeding {
  readonly community: readonly DemoPerson[];
  readonly userIds: Readonly<Record<string, string>>;
  readonly clock: Clock;
  readonly ids: Ids;
}

const publisher = 'fatou.diallo';
const newcomer = 'paul.lefevre';
const zone = 'Europe/Paris';
const folder = {
  read: (name: string) =>
    readFile(new URL(`../../bot/src/community/${name}`, import.meta.url)).catch(() => undefined),
};

/**
 * The charter is published; those whom a visitor can be have accepted it, save Paul, who has just
 * arrived; the others were there before, and wait for a campaign.
 */
export async function seedCharter(
  storage: Storage,
  { community, userIds, clock, ids }: Seeding,
): Promise<void> {
  const documents = await readCharterFolder(folder);
  const [document] = documents.ok ? documents.value : [];
  if (!documents.ok || !document) throw new Error('the charter that is shipped can be read');
  const people = community.flatMap((person) => personOf(person, userIds[person.username]));
  const fatou = people.find(({ username }) => username === publisher);
  if (!fatou) throw new Error('Fatou is in the demonstration');
  const version = writeVersion(document.version);
  const deps = { clock, ids, timeZone: zone, transaction: storage.transaction };
  await publishCharter(deps, { actor: fatou.actor, documents: documents.value, typed: version });
  const now = clock.now();
  const arrived = people.filter(({ username }) => username !== newcomer);
  await storage.transaction(async ({ charters, state }) => {
    for (const { actor } of arrived) {
      const event = { id: ids.ulid(), at: now - 1, type: 'seen', isBefore: true } as const;
      await charters.record(document.id, actor.userId, event);
    }
    await state.write(firstReadingKey, now);
  });
  const named = new Set(demoPersons.map(({ username }) => username));
  for (const { actor } of arrived.filter(({ username }) => named.has(username))) {
    await acceptCharter(deps, {
      actor,
      version: document.version,
      language: document.language,
      textSha: textSha(canonicalText(document)),
      commitments: document.commitments.map(({ id }) => id),
      screen: screenOf(document),
      surface: 'dialog',
      channel: 'direct',
    });
  }
}

function personOf(
  { username, givenName, familyName, roles, departement }: DemoPerson,
  userId: string | undefined,
): readonly { readonly username: string; readonly actor: Person }[] {
  if (userId === undefined) return [];
  const actor: Person = {
    kind: 'person',
    userId,
    entryId: username,
    displayName: `${givenName} ${familyName}`,
    givenName,
    roles: new Set(roles),
    territories: [departement],
    locale: 'fr',
    timeZone: departementByCode(departement)?.timeZone ?? zone,
  };
  return [{ username, actor }];
}
