import type { Role } from '@coop/contract/identity-routes';

import type { EntryId, Locale } from '../../core/actor.ts';

/** In the order in which channels are made. */
export const channelKinds = [
  'welcome',
  'national',
  'territory',
  'hub',
  'theme',
  'tool',
  'team',
] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** The stable name of a channel in the community file; survives every rename. */
export type ChannelKey = string;

/** All conditions hold at once; one that is absent holds always. */
export interface Selector {
  readonly roles?: readonly Role[];
  readonly territories?: readonly string[];
  readonly regions?: readonly string[];
  readonly hubs?: readonly string[];
  readonly tools?: readonly string[];
  /** SIRETs of employers. */
  readonly structures?: readonly string[];
  readonly people?: readonly EntryId[];
}

/** `everyone`: every human account of the team, registered or not. Selectors: one suffices. */
export type Audience = 'everyone' | 'none' | readonly Selector[];

/** Who answers for a channel: an account by its name, or whoever is selected. */
export type Referent = ({ readonly username: string } | { readonly selector: Selector }) & {
  /** Only when those before give nobody. */
  readonly isFallback: boolean;
};

/** One wanted channel. */
export interface Channel {
  readonly key: ChannelKey;
  readonly kind: ChannelKind;
  /** Key of its team. */
  readonly team: string;
  readonly type: 'public' | 'private';
  /** For the address; used once, when it is made. */
  readonly name: string;
  /** An existing channel to take over. */
  readonly adopt?: { readonly id: string } | { readonly name: string };
  readonly display: string;
  /** `keep`: people may rename it. */
  readonly displayPolicy: 'enforce' | 'keep' | 'default';
  readonly purpose?: string;
  /** Template of the bot's zone. */
  readonly header?: string;
  readonly members: Audience;
  readonly join: Audience;
  readonly leave: 'respect' | 'return';
  readonly extra: 'keep' | 'report' | 'remove';
  readonly gate: 'charter' | 'open';
  /** A charter of its own, besides the community's. */
  readonly charter?: string;
  /** FAQ suggestions are made there. */
  readonly isHelp: boolean;
  readonly referents: readonly Referent[];
  /** Referents are administrators of the channel in Mattermost. */
  readonly hasAdmins: boolean;
  /** Former keys, whose binding it takes. */
  readonly was: readonly ChannelKey[];
}

export interface Team {
  readonly key: string;
  /** How Mattermost knows it. */
  readonly found: { readonly name: string } | { readonly id: string };
  readonly isDefault: boolean;
  /** `manage`: the bot adds to the team whoever has a channel there. */
  readonly people: 'watch' | 'manage';
  /** What is left, some days after somebody has gone. */
  readonly departure: 'team' | 'channels';
}

/** One line of the territories file. */
export interface Territory {
  readonly code: string;
  readonly name: string;
  readonly slug: string;
  readonly region: string;
  readonly displayName: string;
  readonly timeZone: string;
}

export interface Hub {
  readonly key: string;
  readonly name: string;
  /** Codes of the territories that it covers. */
  readonly territories: readonly string[];
}

export interface Tool {
  readonly key: string;
  readonly name: string;
  readonly url?: string;
}

export interface Shortcut {
  readonly name: string;
  readonly url: string;
  readonly roles?: readonly Role[];
}

/** Durations in milliseconds, shares from 0 to 1. */
export interface ChannelSettings {
  readonly lightPassMs: number;
  readonly fullPassMs: number;
  readonly concurrency: number;
  readonly maxRemovals: number;
  readonly maxShare: number;
  readonly planTtlMs: number;
}

/** What the section `registry` says; durations in milliseconds. */
export interface RegistrySettings {
  readonly teamAfterMs: number;
  readonly archiveAfterMs: number;
  /** Days without a sign: two messages, then a proposal; none when nobody is asked. */
  readonly inactivityDays: readonly number[];
  readonly emailMatch?: 'auto' | 'propose' | 'off';
  readonly missingShare: number;
}

/** The wanted world, as the community file says. */
export interface Community {
  readonly id: string;
  readonly name: string;
  /** The first is the default. */
  readonly languages: readonly Locale[];
  readonly timeZone: string;
  readonly teams: readonly Team[];
  readonly territories: readonly Territory[];
  readonly hubs: readonly Hub[];
  readonly tools: readonly Tool[];
  readonly links: readonly Shortcut[];
  /** By kind, then by key. */
  readonly channels: readonly Channel[];
  readonly channelSettings: ChannelSettings;
  readonly registrySettings: RegistrySettings;
  /** Sections of other features, by name, as they stand in the file. */
  readonly sections: Readonly<Record<string, unknown>>;
}

/** What a selector asks of a person, as of today. */
export interface PersonFacts {
  readonly entryId: EntryId;
  readonly roles: ReadonlySet<Role>;
  readonly territories: ReadonlySet<string>;
  readonly regions: ReadonlySet<string>;
  readonly hubs: ReadonlySet<string>;
  readonly tools: ReadonlySet<string>;
  readonly structures: ReadonlySet<string>;
}

/** Whether one of the selectors holds; a person without an entry is selected by none. */
export function isSelected(
  selectors: readonly Selector[],
  facts: PersonFacts | undefined,
): boolean {
  if (facts === undefined) return false;
  for (const selector of selectors) if (holds(selector, facts)) return true;
  return false;
}

/** The most selective conditions first: this is asked of every person for every channel. */
function holds(selector: Selector, facts: PersonFacts): boolean {
  return (
    meets(selector.territories, facts.territories) &&
    meets(selector.hubs, facts.hubs) &&
    meets(selector.tools, facts.tools) &&
    meets(selector.roles, facts.roles) &&
    meets(selector.regions, facts.regions) &&
    meets(selector.structures, facts.structures) &&
    (selector.people === undefined || selector.people.includes(facts.entryId))
  );
}

function meets<T>(wanted: readonly T[] | undefined, has: ReadonlySet<T>): boolean {
  if (wanted === undefined) return true;
  for (const one of wanted) if (has.has(one)) return true;
  return false;
}

/** Whether somebody may join, or belongs, by that audience. */
export function isIn(audience: Audience, facts: PersonFacts | undefined): boolean {
  if (audience === 'everyone') return true;
  return audience !== 'none' && isSelected(audience, facts);
}
