import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import type { Community } from '../bot/src/features/channels/channels.ts';
import { readCommunity } from '../bot/src/features/channels/community-file/read-community.ts';
import { learn } from '../bot/src/features/channels/plan/learn.ts';
import {
  emptyLedger,
  type Ledger,
  type LedgerLine,
} from '../bot/src/features/channels/plan/ledger.ts';
import type { Observed, SeenMember, Sight } from '../bot/src/features/channels/plan/observed.ts';
import { plan } from '../bot/src/features/channels/plan/plan.ts';
import { resolve } from '../bot/src/features/channels/plan/resolve.ts';
import type { Inhabitant, World } from '../bot/src/features/channels/plan/world.ts';
import { median, print } from './support/figures.ts';

/**
 * The planner on 4,000 people and the 150 channels of the default file: a first placement, and a pass
 * that finds nothing to do. Beside it, one walk over as many memberships.
 */
const people = 4_000;
const rounds = 7;
const folder = join(import.meta.dirname, '../bot/src/community');

const community = await defaultCommunity();
const inhabitants = new Map(
  Array.from({ length: people }, (_, index) => {
    const one = inhabitant(index);
    return [one.userId, one] as const;
  }),
);
const headers = new Map<string, string>();
const words = { referents: 'Référents : ', charter: 'Charte', welcomeHash: () => 'x' };
const before = process.memoryUsage().rss;
const first = measure(() => think(emptyLedger, observedOf(new Map())));
const placed = placement();
const nothing = measure(() => think(placed.ledger, placed.observed));
const grown = (process.memoryUsage().rss - before) / 2 ** 20;
const idle = think(placed.ledger, placed.observed);
const memberships = [...placed.members.values()].reduce((sum, some) => sum + some.size, 0);
const walk = measure(() => {
  let count = 0;
  for (const some of placed.members.values()) for (const [id] of some) count += id.length;
  return count;
});

print(`planner, ${String(people)} people in ${String(community.channels.length)} channels:`);
print(`  memberships                    ${String(memberships)}`);
print(`  first placement                ${first.toFixed(0)} ms (< 500)`);
print(`  nothing to do                  ${nothing.toFixed(0)} ms (< 500)`);
print(`  operations when nothing to do  ${String(idle.operations.length)}`);
print(`  memory grown                   ${grown.toFixed(0)} MiB (< 150)`);
print(`  baseline, one walk over them   ${walk.toFixed(2)} ms`);

async function defaultCommunity(): Promise<Community> {
  const file = join(folder, 'community.fr.yaml');
  const read = await readCommunity({
    name: basename(file),
    bytes: await readFile(file),
    beside: (name) => readFile(join(dirname(file), name)),
  });
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return read.value;
}

function inhabitant(index: number): Inhabitant {
  const territory = community.territories[index % community.territories.length];
  const code = territory?.code ?? '';
  const hubs = community.hubs.filter(({ territories }) => territories.includes(code));
  const userId = `u${String(index).padStart(25, '0')}`;
  return {
    userId,
    username: userId,
    displayName: userId,
    kind: 'human',
    isActive: true,
    isInTeam: true,
    facts: {
      entryId: userId,
      roles: new Set([index % 50 === 0 ? 'coordinateur' : index < 4 ? 'animateur' : 'conseiller']),
      territories: new Set([code]),
      regions: new Set([territory?.region ?? '']),
      hubs: new Set(hubs.map(({ key }) => key)),
      tools: new Set(),
      structures: new Set(),
    },
  };
}

function observedOf(members: ReadonlyMap<string, ReadonlyMap<string, SeenMember>>): Observed {
  const sights = community.channels.map((channel): readonly [string, Sight] => {
    const there = members.get(channel.key);
    if (!there) return [channel.key, { kind: 'absent' }];
    const { key: id, name, display: displayName, purpose = '', type } = channel;
    const texts = { id, name, displayName, purpose, header: headers.get(channel.key) ?? '', type };
    return [channel.key, { kind: 'live', channel: { ...texts, isBotIn: true, members: there } }];
  });
  return { isBotAdmin: true, hasEveryone: true, sights: new Map(sights) };
}

function worldOf(ledger: Ledger): World {
  const [team] = community.teams;
  if (!team) throw new Error('no team');
  const nobody = new Map();
  const gate = { passes: () => true };
  return { community, team, inhabitants, gate, restrictions: nobody, exceptions: nobody, ledger };
}

function think(ledger: Ledger, observed: Observed) {
  const world = worldOf(ledger);
  const learnt = learn(observed, world, { now: 1 });
  const desired = resolve({ ...world, ledger: learnt.ledger });
  return plan({ world, desired, observed, ledger: learnt.ledger, words, now: 1 });
}

/** Everybody where they are wanted, headers written. */
function placement() {
  const made = think(emptyLedger, observedOf(new Map()));
  const members = new Map<string, Map<string, SeenMember>>(
    community.channels.map(({ key }) => [key, new Map()]),
  );
  for (const one of made.operations) {
    if (one.kind === 'create') headers.set(one.channel, one.header);
    if (one.kind !== 'add') continue;
    for (const userId of one.userIds) members.get(one.channel)?.set(userId, { isAdmin: false });
  }
  const line: LedgerLine = { origin: 'rule', isIn: true, at: 0 };
  const ledger: Ledger = {
    ...emptyLedger,
    bindings: new Map(
      community.channels.map(({ key, purpose }) => [
        key,
        {
          channelId: key,
          isAdopted: false,
          isKnown: true,
          welcome: { hash: 'x' },
          ...(purpose !== undefined && { purpose }),
        },
      ]),
    ),
    lines: new Map(
      [...members].map(([key, some]) => [key, new Map([...some.keys()].map((id) => [id, line]))]),
    ),
  };
  return { ledger, members, observed: observedOf(members) };
}

function measure(work: () => unknown): number {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    work();
    times.push(performance.now() - start);
  }
  return median(times);
}
