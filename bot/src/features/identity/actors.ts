import type { Account, Accounts } from './ports.ts';
import {
  grantedRoles,
  homeTerritory,
  territoriesOn,
  type Entry,
  type RegistryReader,
} from '../registry/index.ts';
import { departementByCode } from '../territory/index.ts';
import type { Actors, Locale } from '../../core/actor.ts';
import type { Clock } from '../../core/clock.ts';
import { localDay } from '../../core/local-day.ts';

export interface ActorsDeps {
  readonly clock: Clock;
  readonly accounts: Accounts;
  readonly registry: RegistryReader;
  /** The community's zone, for people without a territory. */
  readonly timeZone: string;
}

/** Persons as the registry says at this instant. */
export function makeActors({ clock, accounts, registry, timeZone }: ActorsDeps): Actors {
  return {
    personOf: async (userId) => {
      const [account, entry] = await Promise.all([
        accounts.byId(userId),
        registry.entryOfUser(userId),
      ]);
      const names = namesOf(account, entry);
      const locale = localeOf(account, entry);
      const person = { kind: 'person', userId, locale, ...names } as const;
      const isActive = entry?.status === 'actif' && account?.isActive !== false;
      if (!entry || !isActive) return { ...person, roles: new Set(), territories: [], timeZone };
      return { ...person, entryId: entry.id, ...standing(entry, clock.now(), timeZone) };
    },
  };
}

/** Where the person works comes first among the territories, and sets the clock. */
function standing(entry: Entry, now: number, communityZone: string) {
  const home = homeTerritory(entry, localDay(now, communityZone));
  const timeZone = departementByCode(home ?? '')?.timeZone ?? communityZone;
  const inForce = territoriesOn(entry, localDay(now, timeZone));
  const territories = inForce.toSorted((a, b) => Number(b === home) - Number(a === home));
  return { timeZone, territories, roles: new Set(grantedRoles(entry)) };
}

function namesOf(account: Account | undefined, entry: Entry | undefined) {
  const givenName = entry?.givenName ?? (account?.firstName || account?.username) ?? '';
  const familyName = entry?.familyName ?? account?.lastName ?? '';
  return { givenName, displayName: `${givenName} ${familyName}`.trim() };
}

/** The language chosen in Mattermost when it is one of ours, else the registry's. */
function localeOf(account: Account | undefined, entry: Entry | undefined): Locale {
  const chosen = account?.locale.slice(0, 2);
  if (chosen === 'fr' || chosen === 'en') return chosen;
  return entry?.language ?? 'fr';
}
