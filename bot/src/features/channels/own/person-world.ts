import type { Channel, Community } from '../channels.ts';
import { toInhabitant } from '../look/inhabitants.ts';
import { makeWorld, type ThinkDeps } from '../look/think.ts';
import type { LoadedCommunity } from '../community-file/load-community.ts';
import type { NoCommunity } from '../failures.ts';
import { desireOf, type Desire } from '../plan/desire.ts';
import { lineOf, type LedgerLine } from '../plan/ledger.ts';
import type { World } from '../plan/world.ts';
import type { Person } from '../../../core/actor.ts';
import { fail, ok, type Result } from '../../../core/result.ts';

export type PersonWorldDeps = Pick<
  ThinkDeps,
  'clock' | 'registry' | 'ledger' | 'gates' | 'restrictions'
> & {
  readonly readCommunity: () => Promise<LoadedCommunity | undefined>;
};

/** What decides about one person, in every team: they are there, since they speak. */
export interface PersonWorld {
  readonly community: Community;
  readonly world: World;
  readonly desire: (channel: Channel) => Desire;
  readonly line: (channel: Channel) => LedgerLine | undefined;
  readonly channelId: (channel: Channel) => string | undefined;
}

export async function personWorld(
  deps: PersonWorldDeps,
  { userId, displayName }: Pick<Person, 'userId' | 'displayName'>,
): Promise<Result<PersonWorld, NoCommunity>> {
  const loaded = await deps.readCommunity();
  const team = loaded?.community.teams.find(({ isDefault }) => isDefault);
  if (!loaded || !team) return fail({ tag: 'NoCommunity' });
  const { community } = loaded;
  const [entry, ledger] = await Promise.all([
    deps.registry.entryOfUser(userId),
    deps.ledger.ofUser(userId),
  ]);
  const account = {
    userId,
    username: '',
    displayName,
    isBot: false,
    isGuest: false,
    isActive: true,
  };
  const now = deps.clock.now();
  const inhabitant = toInhabitant(account, entry, { community, now, isInTeam: true });
  const inhabitants = new Map([[userId, inhabitant]]);
  const world = await makeWorld(deps, { community, team, inhabitants, ledger });
  return ok({
    community,
    world,
    desire: (channel) => desireOf(world, channel, inhabitant),
    line: (channel) => lineOf(ledger, channel.key, userId),
    channelId: (channel) => ledger.bindings.get(channel.key)?.channelId,
  });
}
