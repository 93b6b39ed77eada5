import type { Community, PersonFacts } from '../channels.ts';
import type { Inhabitant } from '../plan/world.ts';
import type { TeamAccount } from '../ports.ts';
import {
  affectationOn,
  grantedRoles,
  homeDay,
  homeTerritory,
  territoriesOn,
  type Entry,
  type RegistryReader,
} from '../../registry/index.ts';
import { departementByCode } from '../../territory/index.ts';
import { addDays, type CalendarDate } from '../../../core/calendar-date.ts';
import type { UserId } from '../../../core/actor.ts';

const dayMs = 86_400_000;

/** Every linked entry, by its account. */
export async function linkedEntries(
  registry: Pick<RegistryReader, 'entries'>,
): Promise<ReadonlyMap<UserId, Entry>> {
  const byUser = new Map<UserId, Entry>();
  for await (const entry of registry.entries()) {
    if (entry.link) byUser.set(entry.link.userId, entry);
  }
  return byUser;
}

/** An account as the planner knows it, with what the registry says of its person today. */
export function toInhabitant(
  account: TeamAccount,
  entry: Entry | undefined,
  {
    community,
    now,
    isInTeam,
  }: { readonly community: Community; readonly now: number; readonly isInTeam: boolean },
): Inhabitant {
  const { userId, username, displayName, isBot, isGuest, isActive } = account;
  const kind = isBot ? 'bot' : isGuest ? 'guest' : 'human';
  const seen = { userId, username, displayName, kind, isActive, isInTeam } as const;
  if (!entry) return seen;
  const today = homeDay(entry, { now, timeZone: community.timeZone });
  const territory = homeTerritory(entry, today);
  const timeZone = departementByCode(territory ?? '')?.timeZone ?? community.timeZone;
  const base = { ...seen, whereabouts: { timeZone, territory } };
  if (hasDeparted(entry, today)) {
    return { ...base, hasDeparted: true, leavesTeam: leavesTeam(entry, today, community) };
  }
  return { ...base, facts: factsOf(entry, today, community) };
}

function hasDeparted({ status, end }: Entry, today: CalendarDate): boolean {
  const isGone = status === 'parti' || status === 'archive' || status === 'efface';
  return isGone || (end !== undefined && end < today);
}

/** The day after the last one, then so many days more. */
function leavesTeam({ end }: Entry, today: CalendarDate, { registrySettings }: Community): boolean {
  const days = Math.ceil(registrySettings.teamAfterMs / dayMs);
  return end !== undefined && today >= addDays(end, 1 + days);
}

/** What selectors ask about, as of that day. */
export function factsOf(entry: Entry, today: CalendarDate, community: Community): PersonFacts {
  const territories = new Set(territoriesOn(entry, today));
  const regions = community.territories
    .filter(({ code }) => territories.has(code))
    .map(({ region }) => region);
  const hubs = community.hubs
    .filter((hub) => hub.territories.some((code) => territories.has(code)))
    .map(({ key }) => key);
  const tools = entry.tools
    .filter(({ from, to }) => (from ?? today) <= today && today <= (to ?? today))
    .map(({ code }) => code);
  const employer = affectationOn(entry.affectations, today)?.structureId ?? entry.structureId;
  return {
    entryId: entry.id,
    roles: new Set(grantedRoles(entry)),
    territories,
    regions: new Set(regions),
    hubs: new Set(hubs),
    tools: new Set(tools),
    structures: new Set(employer === undefined ? [] : [employer]),
  };
}
