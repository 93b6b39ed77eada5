import { welcomeCard } from '../look/observe.ts';
import { recordChange } from './record-change.ts';
import type { Running } from './running.ts';
import { saveRecorded } from './save.ts';
import type { ChannelWords } from '../look/words.ts';
import type { Intent } from '../plan/ledger.ts';
import type { Operation } from '../plan/operation.ts';
import { recordOf, withRecorded, type Outcome } from '../plan/record.ts';
import type { ChannelServer, LedgerStore } from '../ports.ts';
import type { UserId } from '../../../core/actor.ts';
import type { Clock, Ids } from '../../../core/clock.ts';
import type { History } from '../../../core/history.ts';
import { present } from '../../../core/invariant.ts';
import type { Outbox, OutboxEntry } from '../../../core/outbox.ts';
import type { Transaction } from '../../../core/transaction.ts';

export interface ExecuteDeps {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly server: ChannelServer;
  readonly words: ChannelWords;
  readonly transaction: Transaction<{
    readonly channels: LedgerStore;
    readonly history: History;
    readonly outbox: Outbox;
  }>;
}

/** Somebody whom Mattermost did not take in, with its reason. */
export interface NotAdded {
  readonly channel: string;
  readonly userId: UserId;
  readonly reason: string;
}

export interface Executed {
  readonly notAdded: readonly NotAdded[];
}

/**
 * Does one operation: its intent is written before the call, its result after, so that a death in
 * between is settled by what is seen next. Throws what Mattermost's refusals and absences throw.
 */
export async function execute(
  deps: ExecuteDeps,
  running: Running,
  operation: Operation,
): Promise<Executed> {
  const { clock, ids, transaction } = deps;
  const intent = intentOf(operation);
  const id = ids.ulid();
  const { team } = running;
  if (intent) {
    await transaction(({ channels }) => channels.openCall({ id, team, intent }));
  }
  const { outcome, notAdded } = await call(deps, running, operation);
  const welcome = await welcomeOf(deps, running, operation);
  const now = clock.now();
  const former = running.ledger;
  const recorded = recordOf(former, operation, { outcome, now });
  await transaction(async ({ channels, history, outbox }) => {
    await saveRecorded(channels, former, { recorded, team });
    if (intent) await channels.closeCalls([id]);
    if (welcome) await outbox.add(welcome);
    await recordChange(history, running, { operation, outcome, at: now });
  });
  running.ledger = withRecorded(running.ledger, recorded);
  return { notAdded };
}

/** What changes in the ledger alone, many at once. */
export async function note(
  { transaction }: Pick<ExecuteDeps, 'transaction'>,
  running: Running,
  notes: readonly Extract<Operation, { readonly kind: 'note' }>[],
): Promise<void> {
  const recorded = { lines: notes, bindings: [], teamAdditions: [] };
  const { team } = running;
  await transaction(({ channels }) => saveRecorded(channels, running.ledger, { recorded, team }));
  running.ledger = withRecorded(running.ledger, recorded);
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

interface Called extends Executed {
  readonly outcome: Outcome;
}

const done: Called = { outcome: { kind: 'done' }, notAdded: [] };

async function call(
  { server }: ExecuteDeps,
  running: Running,
  operation: Operation,
): Promise<Called> {
  const channelId = 'channel' in operation ? idOf(running, operation.channel) : '';
  switch (operation.kind) {
    case 'note':
    case 'bind':
    case 'welcome-post':
      return done;
    case 'create':
      return create(server, running, operation);
    case 'self-join':
      await server.joinBot(channelId);
      return done;
    case 'make-private':
      await server.makePrivate(channelId);
      return done;
    case 'set': {
      const { displayName, purpose, header } = operation;
      await server.change(channelId, {
        ...(displayName !== undefined && { displayName }),
        ...(purpose !== undefined && { purpose }),
        ...(header !== undefined && { header }),
      });
      return done;
    }
    case 'pin':
      await server.pin(operation.postId);
      return done;
    case 'add':
      return add(server, channelId, operation);
    case 'remove':
      await server.remove(channelId, operation.userId);
      return { outcome: { kind: 'people', userIds: [operation.userId] }, notAdded: [] };
    case 'admin':
      await server.makeAdmin(channelId, operation.userId);
      return done;
    case 'team-add': {
      const userIds = await server.addToTeam(running.teamId, operation.userIds);
      return { outcome: { kind: 'people', userIds }, notAdded: [] };
    }
    case 'team-remove':
      await server.removeFromTeam(running.teamId, operation.userId);
      return { outcome: { kind: 'people', userIds: [operation.userId] }, notAdded: [] };
  }
}

function idOf({ ledger }: Running, key: string): string {
  return ledger.bindings.get(key)?.channelId ?? '';
}

async function create(
  server: ChannelServer,
  { teamId }: Running,
  { wanted, header }: Extract<Operation, { readonly kind: 'create' }>,
): Promise<Called> {
  const { name, display, type, purpose = '' } = wanted;
  const made = await server.create({ teamId, name, displayName: display, type, header, purpose });
  return { outcome: { kind: 'channel', channelId: made.id }, notAdded: [] };
}

/** Whoever is missing from the answer is tried once alone, then named with Mattermost's reason. */
async function add(
  server: ChannelServer,
  channelId: string,
  { channel, userIds }: Extract<Operation, { readonly kind: 'add' }>,
): Promise<Called> {
  const { addedIds, refusal } = await server.add(channelId, userIds);
  const added = new Set(addedIds);
  const missing = userIds.filter((userId) => !added.has(userId));
  const notAdded: NotAdded[] = [];
  for (const userId of missing) {
    const isRefused = userIds.length === 1 && refusal !== undefined;
    const alone = isRefused ? { addedIds: [], refusal } : await server.add(channelId, [userId]);
    if (alone.addedIds.includes(userId)) added.add(userId);
    else notAdded.push({ channel, userId, reason: alone.refusal ?? 'unknown' });
  }
  return {
    outcome: { kind: 'people', userIds: userIds.filter((one) => added.has(one)) },
    notAdded,
  };
}

/** Posted, or edited in place, by the outbox; pinned when it is posted. */
async function welcomeOf(
  { words, clock, ids }: Pick<ExecuteDeps, 'words' | 'clock' | 'ids'>,
  { ledger, desired }: Running,
  operation: Operation,
): Promise<OutboxEntry | undefined> {
  if (operation.kind !== 'welcome-post') return undefined;
  const { channel: key } = operation;
  const { channelId } = present(ledger.bindings.get(key), 'the binding of a channel');
  const wanted = desired.channels.find(({ channel }) => channel.key === key);
  if (!wanted) return undefined;
  const card = welcomeCard(key);
  const to = { kind: 'channel', channelId } as const;
  const message = await words.welcome(wanted);
  return {
    key: `${card}.${ids.ulid()}`,
    dueAt: clock.now(),
    effect: { kind: 'card', card, to, message, isPinned: true },
  };
}
