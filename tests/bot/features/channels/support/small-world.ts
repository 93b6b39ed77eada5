import fc from 'fast-check';

import type {
  Channel,
  Community,
  Team,
} from '../../../../../bot/src/features/channels/channels.ts';
import type {
  AccessException,
  Inhabitant,
  Restriction,
} from '../../../../../bot/src/features/channels/plan/world.ts';

export const team: Team = {
  key: 'principal',
  found: { name: 'cnum' },
  isDefault: true,
  people: 'watch',
  departure: 'team',
};

export function aChannel(fields: Partial<Channel> & Pick<Channel, 'key'>): Channel {
  return {
    kind: 'national',
    team: team.key,
    type: 'private',
    name: fields.key,
    display: fields.key,
    displayPolicy: 'default',
    members: 'none',
    join: 'none',
    leave: 'respect',
    extra: 'report',
    gate: 'charter',
    isHelp: false,
    referents: [{ selector: { roles: ['animateur'] }, isFallback: false }],
    header: '{referents}',
    hasAdmins: false,
    was: [],
    ...fields,
  };
}

export const welcome = aChannel({
  key: 'accueil',
  kind: 'welcome',
  adopt: { name: 'town-square' },
  type: 'public',
  members: 'everyone',
  leave: 'return',
  gate: 'open',
});

const inTerritory = (code: string): Channel =>
  aChannel({
    key: `dep-${code}`,
    kind: 'territory',
    members: [{ roles: ['conseiller', 'coordinateur'], territories: [code] }],
    hasAdmins: true,
    referents: [{ selector: { roles: ['coordinateur'], territories: [code] }, isFallback: false }],
  });

export const channels: readonly Channel[] = [
  welcome,
  aChannel({
    key: 'general',
    adopt: { name: 'general' },
    members: [{ roles: ['conseiller', 'animateur'] }],
    purpose: 'Tous',
  }),
  aChannel({ key: 'cafe', type: 'public', extra: 'keep', members: [{ roles: ['coordinateur'] }] }),
  aChannel({ key: 'actus', members: [{ roles: ['conseiller'] }], leave: 'return' }),
  inTerritory('64'),
  inTerritory('35'),
  aChannel({
    key: 'education',
    kind: 'theme',
    type: 'public',
    join: 'everyone',
    extra: 'keep',
    charter: 'ateliers',
  }),
  aChannel({
    key: 'equipe',
    kind: 'team',
    gate: 'open',
    extra: 'remove',
    members: [{ roles: ['animateur'] }],
  }),
];

export function aCommunity(some: readonly Channel[] = channels): Community {
  return {
    id: 'conum',
    name: 'Conum',
    languages: ['fr'],
    timeZone: 'Europe/Paris',
    teams: [team],
    territories: [],
    hubs: [],
    tools: [],
    links: [],
    channels: some,
    channelSettings: {
      lightPassMs: 900_000,
      fullPassMs: 21_600_000,
      concurrency: 4,
      maxRemovals: 50,
      maxShare: 0.1,
      planTtlMs: 1_800_000,
    },
    registrySettings: {
      teamAfterMs: 0,
      archiveAfterMs: 0,
      inactivityDays: [],
      missingShare: 0.05,
    },
    sections: {},
  };
}

/** What the bot is told about one account of a random world. */
export interface Fate {
  readonly inhabitant: Inhabitant;
  readonly passes: boolean;
  readonly passesOwn: boolean;
  readonly restriction: Restriction | undefined;
  readonly exceptions: readonly (readonly [string, AccessException])[];
}

export const botId = 'bot';

const facts = fc.record({
  roles: fc
    .subarray(['conseiller', 'coordinateur', 'animateur'] as const, { minLength: 1 })
    .map((roles) => new Set<'conseiller' | 'coordinateur' | 'animateur'>(roles)),
  territories: fc.subarray(['64', '35']).map((codes) => new Set(codes)),
});

/** Everything that may be decided about one person. */
export const arbitraryFate = (userId: string): fc.Arbitrary<Fate> =>
  fc
    .record({
      facts: fc.option(facts, { nil: undefined }),
      kind: fc.constantFrom('human', 'human', 'human', 'guest', 'bot'),
      isActive: fc.constantFrom(true, true, true, false),
      hasDeparted: fc.constantFrom(false, false, false, true),
      leavesTeam: fc.boolean(),
      passes: fc.constantFrom(true, true, false),
      passesOwn: fc.boolean(),
      restriction: fc.constantFrom(undefined, undefined, undefined, 'eloignement', 'exclusion'),
      exceptions: fc.array(
        fc.tuple(
          fc.constantFrom(...channels.slice(1).map(({ key }) => key)),
          fc.constantFrom('present', 'absent'),
        ),
        { maxLength: 2 },
      ),
    })
    .map((one) => ({
      inhabitant: {
        userId,
        username: userId,
        displayName: userId,
        kind: one.kind,
        isActive: one.isActive,
        isInTeam: true,
        ...(one.facts && !one.hasDeparted
          ? {
              facts: {
                entryId: userId,
                regions: new Set<string>(),
                hubs: new Set<string>(),
                tools: new Set<string>(),
                structures: new Set<string>(),
                ...one.facts,
              },
            }
          : {}),
        hasDeparted: one.hasDeparted,
        leavesTeam: one.hasDeparted && one.leavesTeam,
      },
      passes: one.passes,
      passesOwn: one.passesOwn,
      restriction: one.restriction,
      exceptions: one.exceptions.map(
        ([key, decision]) => [key, { decision, until: '2030-01-01' }] as const,
      ),
    }));
