import type { Community } from '../../../../../bot/src/features/channels/channels.ts';
import {
  learn,
  type Happening,
  type HeardHands,
} from '../../../../../bot/src/features/channels/plan/learn.ts';
import {
  emptyLedger,
  type Intent,
  type Ledger,
} from '../../../../../bot/src/features/channels/plan/ledger.ts';
import type {
  Observed,
  SeenChannel,
  Sight,
} from '../../../../../bot/src/features/channels/plan/observed.ts';
import type { Operation, Plan } from '../../../../../bot/src/features/channels/plan/operation.ts';
import { plan, type PlanWords } from '../../../../../bot/src/features/channels/plan/plan.ts';
import {
  recordOf,
  withRecorded,
  type Outcome,
} from '../../../../../bot/src/features/channels/plan/record.ts';
import { resolve, type Desired } from '../../../../../bot/src/features/channels/plan/resolve.ts';
import { pairKey, type World } from '../../../../../bot/src/features/channels/plan/world.ts';
import { aCommunity, botId, team, type Fate } from './small-world.ts';

interface Channel {
  readonly id: string;
  readonly name: string;
  readonly creator: string;
  displayName: string;
  purpose: string;
  header: string;
  type: 'public' | 'private';
  welcome: 'pinned' | 'unpinned' | 'gone' | undefined;
  readonly members: Map<string, { isAdmin: boolean }>;
}

export const words: PlanWords = {
  referents: 'Référents : ',
  charter: '',
  welcomeHash: ({ channel }) => `welcome ${channel.key}`,
};

/** How a call ends: as it is; before it did anything; after, but nobody noted it. */
export type Fault = 'none' | 'refused' | 'unnoted' | 'half';

/** A team of Mattermost and the bot that minds it, all pure but for this object. */
export class SmallMattermost {
  readonly channels = new Map<string, Channel>();
  readonly #gone = new Set<string>();
  readonly fates: Map<string, Fate>;
  ledger: Ledger = emptyLedger;
  now = 1_000;
  /** Calls that did nothing because it was done: there are none. */
  readonly wasted: string[] = [];
  calls = 0;
  readonly #community: Community;

  constructor(fates: readonly Fate[], community = aCommunity()) {
    this.fates = new Map(fates.map((fate) => [fate.inhabitant.userId, fate]));
    this.#community = community;
    const town = this.makeChannel('town-square', 'admin', 'public');
    for (const userId of this.fates.keys()) town.members.set(userId, { isAdmin: false });
  }

  makeChannel(name: string, creator: string, type: 'public' | 'private'): Channel {
    const made: Channel = {
      id: `id-${name}`,
      name,
      creator,
      displayName: name,
      purpose: '',
      header: '',
      type,
      welcome: undefined,
      members: new Map(creator === botId ? [[botId, { isAdmin: true }]] : []),
    };
    this.channels.set(made.id, made);
    return made;
  }

  of(key: string): Channel | undefined {
    const bound = this.ledger.bindings.get(key)?.channelId;
    return bound === undefined ? undefined : this.channels.get(bound);
  }

  isHere(userId: string): boolean {
    return !this.#gone.has(userId);
  }

  world(): World {
    const here = [...this.fates.values()].filter(({ inhabitant }) =>
      this.isHere(inhabitant.userId),
    );
    const restricted = here.flatMap(({ inhabitant, restriction }) =>
      restriction ? [[inhabitant.userId, restriction] as const] : [],
    );
    return {
      community: this.#community,
      team,
      inhabitants: new Map(here.map(({ inhabitant }) => [inhabitant.userId, inhabitant])),
      gate: {
        passes: (userId, charter) => {
          const fate = this.fates.get(userId);
          return (charter === undefined ? fate?.passes : fate?.passesOwn) ?? true;
        },
      },
      restrictions: new Map(restricted),
      exceptions: new Map(
        here.flatMap(({ inhabitant, exceptions }) =>
          exceptions.map(
            ([key, exception]) => [pairKey(key, inhabitant.userId), exception] as const,
          ),
        ),
      ),
      ledger: this.ledger,
    };
  }

  observe(unread: ReadonlySet<string> = new Set()): Observed {
    const sights = this.#community.channels.map((wanted): readonly [string, Sight] => {
      if (unread.has(`channel ${wanted.key}`)) return [wanted.key, { kind: 'unread' }];
      const bound = this.of(wanted.key);
      if (bound) return [wanted.key, { kind: 'live', channel: this.#seen(bound, unread) }];
      const adopts = wanted.adopt && 'name' in wanted.adopt ? wanted.adopt.name : undefined;
      const found = [...this.channels.values()].find(
        ({ name }) => name === (adopts ?? wanted.name),
      );
      if (!found) return [wanted.key, { kind: 'absent' }];
      if (adopts === undefined && found.creator !== botId) {
        return [wanted.key, { kind: 'taken', by: 'other' }];
      }
      const how = adopts === undefined ? 'ours' : 'adopt';
      return [wanted.key, { kind: 'found', how, channel: this.#seen(found, unread) }];
    });
    return { isBotAdmin: true, hasEveryone: !unread.has('everyone'), sights: new Map(sights) };
  }

  #seen(channel: Channel, unread: ReadonlySet<string>): SeenChannel {
    const { id, name, displayName, purpose, header, type, welcome, members } = channel;
    const isBotIn = members.has(botId);
    const isRead = isBotIn && !unread.has(id);
    return {
      id,
      name,
      displayName,
      purpose,
      header,
      type,
      isBotIn,
      ...(isRead && { members: new Map(members) }),
      ...(welcome && isRead && { welcome: { postId: `post-${id}`, state: welcome } }),
    };
  }

  /** Observes, learns, resolves and plans. */
  think(unread: ReadonlySet<string> = new Set(), hands: HeardHands = new Map()) {
    const observed = this.observe(unread);
    const learnt = learn(observed, this.world(), { now: this.now, hands });
    this.ledger = learnt.ledger;
    const world = this.world();
    const desired = resolve(world);
    const planned = plan({ world, desired, observed, ledger: this.ledger, words, now: this.now });
    return { observed, desired, plan: planned, happenings: learnt.happenings };
  }

  /** Until there is nothing to do; adopted channels show their members once the bot is in. */
  settle(): { readonly plans: readonly Plan[]; readonly happenings: readonly Happening[] } {
    const plans: Plan[] = [];
    const happenings: Happening[] = [];
    for (let round = 0; round < 6; round += 1) {
      const thought = this.think();
      happenings.push(...thought.happenings);
      if (thought.plan.operations.length === 0) return { plans, happenings };
      plans.push(thought.plan);
      for (const operation of thought.plan.operations) this.run(operation, 'none');
    }
    throw new Error(`does not settle: ${JSON.stringify(plans.at(-1))}`);
  }

  desired(): Desired {
    return resolve(this.world());
  }

  /** Writes the intent, calls, notes the result: as far as the fault lets it. */
  run(operation: Operation, fault: Fault): void {
    this.now += 1;
    const intents = new Map(this.ledger.intents);
    const intent = intentOf(operation);
    const id = `intent ${String(this.now)}`;
    if (intent) intents.set(id, intent);
    this.ledger = { ...this.ledger, intents };
    if (fault === 'refused') {
      this.#closeIntent(id);
      return;
    }
    const outcome = this.#call(operation, fault === 'half');
    if (fault === 'unnoted') return;
    const recorded = recordOf(this.ledger, operation, { outcome, now: this.now });
    this.ledger = withRecorded(this.ledger, recorded);
    this.#closeIntent(id);
  }

  #closeIntent(id: string): void {
    const intents = new Map(this.ledger.intents);
    intents.delete(id);
    this.ledger = { ...this.ledger, intents };
  }

  #call(operation: Operation, isHalf: boolean): Outcome {
    if (operation.kind !== 'note' && operation.kind !== 'bind') this.calls += 1;
    switch (operation.kind) {
      case 'team-add':
      case 'note':
      case 'bind':
        return { kind: 'done' };
      case 'team-remove':
        this.#gone.add(operation.userId);
        for (const { members } of this.channels.values()) members.delete(operation.userId);
        return { kind: 'people', userIds: [operation.userId] };
      case 'create': {
        const { wanted, header } = operation;
        const isTaken = [...this.channels.values()].some(({ name }) => name === wanted.name);
        if (isTaken) this.wasted.push(`create ${wanted.key}`);
        const made = this.makeChannel(wanted.name, botId, wanted.type);
        Object.assign(made, { displayName: wanted.display, purpose: wanted.purpose ?? '', header });
        return { kind: 'channel', channelId: made.id };
      }
      case 'add': {
        const channel = this.#known(operation.channel);
        const some = isHalf
          ? operation.userIds.slice(0, Math.ceil(operation.userIds.length / 2))
          : operation.userIds;
        for (const userId of some) {
          if (channel.members.has(userId)) this.wasted.push(`add ${operation.channel} ${userId}`);
          channel.members.set(userId, { isAdmin: false });
        }
        return { kind: 'people', userIds: some };
      }
      case 'remove': {
        const { members } = this.#known(operation.channel);
        if (!members.delete(operation.userId)) this.wasted.push(`remove ${operation.userId}`);
        return { kind: 'people', userIds: [operation.userId] };
      }
      case 'admin':
        this.#known(operation.channel).members.set(operation.userId, { isAdmin: true });
        return { kind: 'done' };
      case 'self-join':
        this.#known(operation.channel).members.set(botId, { isAdmin: true });
        return { kind: 'done' };
      case 'make-private':
        this.#known(operation.channel).type = 'private';
        return { kind: 'done' };
      case 'set': {
        const channel = this.#known(operation.channel);
        channel.displayName = operation.displayName ?? channel.displayName;
        channel.purpose = operation.purpose ?? channel.purpose;
        channel.header = operation.header ?? channel.header;
        return { kind: 'done' };
      }
      case 'welcome-post':
        this.#known(operation.channel).welcome = 'pinned';
        return { kind: 'done' };
      case 'pin':
        this.#known(operation.channel).welcome = 'pinned';
        return { kind: 'done' };
    }
  }

  #known(key: string): Channel {
    const channel = this.of(key);
    if (!channel) throw new Error(`${key} is not bound`);
    return channel;
  }
}

function intentOf(operation: Operation): Intent | undefined {
  switch (operation.kind) {
    case 'add':
      return { kind: 'add', channel: operation.channel, userIds: operation.userIds };
    case 'remove':
    case 'admin':
      return { kind: operation.kind, channel: operation.channel, userIds: [operation.userId] };
    case 'team-add':
      return { kind: 'team-add', team: operation.team, userIds: operation.userIds };
    case 'team-remove':
      return { kind: 'team-remove', team: operation.team, userIds: [operation.userId] };
    default:
      return undefined;
  }
}
