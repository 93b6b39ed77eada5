import type { Person } from '../../bot/src/core/actor.ts';

/** An account id of Mattermost that begins with these letters. */
export function accountId(name: string): string {
  return name.padEnd(26, '0');
}

/** Claire, adviser in Loire-Atlantique, unless said otherwise. */
export function aPerson(fields: Partial<Person> = {}): Person {
  const { entryId = 'claire' } = fields;
  return {
    kind: 'person',
    userId: accountId(entryId),
    entryId,
    displayName: 'Claire Martin',
    givenName: 'Claire',
    roles: new Set(['conseiller']),
    territories: ['44'],
    locale: 'fr',
    timeZone: 'Europe/Paris',
    ...fields,
  };
}

/** Somebody whom the registry does not know. */
export function aStranger(): Person {
  return {
    kind: 'person',
    userId: accountId('stranger'),
    displayName: 'Ines',
    givenName: 'Ines',
    roles: new Set(),
    territories: [],
    locale: 'fr',
    timeZone: 'Europe/Paris',
  };
}
