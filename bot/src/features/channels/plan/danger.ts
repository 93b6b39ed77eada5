import { removalsOf } from './limits.ts';
import type { Observed } from './observed.ts';
import type { Plan } from './operation.ts';

/**
 * What must have been shown before it is done: removals, adoptions, changes of privacy; sorted, one
 * text each, the same from one plan to the next.
 */
export function dangersOf({ operations }: Plan): readonly string[] {
  return operations
    .flatMap((one) => {
      switch (one.kind) {
        case 'remove':
          return [`remove ${one.channel} ${one.userId}`];
        case 'team-remove':
          return [`team-remove ${one.userId}`];
        case 'bind':
          return one.how === 'adopt' ? [`adopt ${one.channel} ${one.channelId}`] : [];
        case 'make-private':
          return [`make-private ${one.channel}`];
        default:
          return [];
      }
    })
    .sort();
}

/** Figures of a plan, for those who decide on it. */
export interface PlanFigures {
  readonly created: number;
  readonly adopted: number;
  readonly changed: number;
  readonly added: number;
  readonly removed: number;
  /** What comes first: additions, then removals. */
  readonly byChannel: readonly {
    readonly channel: string;
    readonly added: number;
    readonly removed: number;
    readonly isNew: boolean;
  }[];
}

export function figuresOf(plan: Plan): PlanFigures {
  const { operations } = plan;
  const count = (kind: string) => operations.filter((one) => one.kind === kind).length;
  const channels = new Map<string, { added: number; removed: number; isNew: boolean }>();
  const of = (key: string) => {
    const known = channels.get(key) ?? { added: 0, removed: 0, isNew: false };
    channels.set(key, known);
    return known;
  };
  for (const one of operations) {
    if (one.kind === 'add') of(one.channel).added += one.userIds.length;
    if (one.kind === 'remove') of(one.channel).removed += 1;
    if (one.kind === 'create') of(one.channel).isNew = true;
  }
  return {
    created: count('create'),
    adopted: operations.filter((one) => one.kind === 'bind' && one.how === 'adopt').length,
    changed: count('set') + count('make-private'),
    added: [...channels.values()].reduce((sum, { added }) => sum + added, 0),
    removed: removalsOf(plan).length + count('team-remove'),
    byChannel: [...channels].map(([channel, figures]) => ({ channel, ...figures })),
  };
}

/** The channels that somebody looks at first when something is off. */
export function unreadChannels({ sights }: Observed): readonly string[] {
  return [...sights].flatMap(([key, sight]) => {
    const isUnread = sight.kind === 'unread';
    const isClosed = sight.kind === 'live' && sight.channel.isBotIn && !sight.channel.members;
    return isUnread || isClosed ? [key] : [];
  });
}
