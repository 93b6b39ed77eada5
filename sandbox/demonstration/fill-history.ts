import { randomBytes } from 'node:crypto';

import { openStorage } from '../../bot/src/adapters/storage/open-storage.ts';
import { addDays } from '../../bot/src/core/calendar-date.ts';
import { makeIds } from '../../bot/src/core/make-ids.ts';
import type { Person } from '../../bot/src/core/actor.ts';
import { recordCra } from '../../bot/src/features/cra/record-cra.ts';
import { departementByCode, loadCommunes } from '../../bot/src/features/territory/index.ts';
import { demoCommunity, demoDepartements } from './community.ts';
import { demoTagsOf, makeDemoTags } from './demo-tags.ts';
import { inventCra } from './invent-cra.ts';
import { demoPersons, type DemoPerson } from './persons.ts';
import { makeSeeded } from './seeded.ts';

/** Two years, backwards from yesterday, so that the recent months are there first. */
const daysBack = 730;
const daysAtOnce = 5;

/**
 * Fills two years of CRAs behind a running demonstration, through the use case of every CRA, in a
 * process of its own. Ids follow from the seed: begun again, it goes on where it stopped.
 * Prints its progress, a percentage a line.
 */
async function fillHistory(database: string, today: string): Promise<void> {
  const clock = { value: Date.now(), now: () => clock.value };
  const random = { bytes: (length: number) => randomBytes(length) };
  const storage = await openStorage(database, { clock, random, role: 'command-line' });
  const { transaction } = storage;
  const communes = loadCommunes();
  const advisers = demoCommunity().filter(({ roles }) => roles.includes('conseiller'));
  try {
    const [claire, karim, fatou] = demoPersons.map(actorOf);
    if (claire && karim && fatou) {
      await makeDemoTags({ clock, transaction }, { claire, karim, fatou });
    }
    for (let back = 1; back <= daysBack; back += 1) {
      const date = addDays(today, -back);
      const noon = Date.parse(`${date}T12:00:00Z`);
      clock.value = noon;
      const work = advisers.flatMap((adviser, index) =>
        crasOf(adviser, { date, back, index }).map(({ id, content }) =>
          recordCra(
            { clock, communes, transaction },
            { actor: actorOf(adviser), id, fields: content, source: 'panel', again: true },
          ),
        ),
      );
      await Promise.all(work);
      if (back % daysAtOnce === 0)
        process.stdout.write(`${String(Math.round((back / daysBack) * 100))}\n`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  } finally {
    await storage.close();
  }
}

/** Some CRAs on working days; Claire records every day. */
function crasOf(
  adviser: DemoPerson,
  { date, back, index }: { date: string; back: number; index: number },
) {
  const seeded = makeSeeded(back * 1_000 + index);
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
  const isClaire = adviser.username === 'claire.martin';
  if (weekday === 0 || weekday === 6 || adviser.username === 'paul.lefevre') return [];
  if (!isClaire && seeded.next() > 0.3) return [];
  const place = demoDepartements.find(({ code }) => code === adviser.departement);
  const town = place?.towns[0];
  if (!town) return [];
  const { departement } = adviser;
  return Array.from({ length: isClaire ? seeded.between(2, 5) : 1 }, () => {
    const id = seededId(seeded, date);
    const content = inventCra(seeded, { date, town });
    return { id, content: { ...content, tags: demoTagsOf(content, { isClaire, departement }) } };
  });
}

function seededId(seeded: ReturnType<typeof makeSeeded>, date: string): string {
  const bytes = () => Uint8Array.from({ length: 10 }, () => seeded.between(0, 255));
  const clock = { now: () => Date.parse(`${date}T12:00:00Z`) };
  return makeIds(clock, { bytes }).ulid();
}

function actorOf({ username, givenName, familyName, roles, departement }: DemoPerson): Person {
  return {
    kind: 'person',
    userId: username,
    entryId: username,
    displayName: `${givenName} ${familyName}`,
    givenName,
    roles: new Set(roles),
    territories: [departement],
    locale: 'fr',
    timeZone: departementByCode(departement)?.timeZone ?? 'Europe/Paris',
  };
}

const [, , database = '', today = ''] = process.argv;
await fillHistory(database, today);
