import {
  lineOf,
  withBinding,
  withLines,
  without,
  type Binding,
  type Ledger,
  type LedgerLine,
  type LineChange,
} from './ledger.ts';
import type { Operation } from './operation.ts';
import { pairKey } from './world.ts';
import type { ChannelKey } from '../channels.ts';
import type { UserId } from '../../../core/actor.ts';

/** What Mattermost answered to an operation. */
export type Outcome =
  /** Those who are in now, of an addition; everybody concerned, otherwise. */
  | { readonly kind: 'people'; readonly userIds: readonly UserId[] }
  /** The channel that was made. */
  | { readonly kind: 'channel'; readonly channelId: string }
  | { readonly kind: 'done' };

/** What an operation that was done changes in what the bot remembers. */
export interface Recorded {
  readonly lines: readonly LineChange[];
  readonly bindings: readonly (readonly [ChannelKey, Binding])[];
  readonly teamAdditions: readonly { readonly pair: string; readonly isIn: boolean }[];
}

const nothing: Recorded = { lines: [], bindings: [], teamAdditions: [] };

export function recordOf(
  ledger: Ledger,
  operation: Operation,
  { outcome, now }: { readonly outcome: Outcome; readonly now: number },
): Recorded {
  const people = outcome.kind === 'people' ? outcome.userIds : [];
  switch (operation.kind) {
    case 'add':
      return {
        ...nothing,
        lines: people.map((userId) => added(ledger, operation.channel, userId, now)),
      };
    case 'remove':
      return { ...nothing, lines: [removed(ledger, operation, now)] };
    case 'admin':
      return { ...nothing, lines: madeAdmin(ledger, operation, now) };
    case 'note':
      return { ...nothing, lines: [operation] };
    case 'team-add':
      return {
        ...nothing,
        teamAdditions: people.map((id) => ({ pair: pairKey(operation.team, id), isIn: true })),
      };
    case 'team-remove': {
      const pair = pairKey(operation.team, operation.userId);
      return { ...nothing, teamAdditions: [{ pair, isIn: false }] };
    }
    case 'create':
    case 'bind':
    case 'set':
    case 'welcome-post':
    case 'pin': {
      const binding = bindingAfter(ledger, operation, { outcome, now });
      return { ...nothing, bindings: binding ? [[operation.channel, binding]] : [] };
    }
    case 'self-join':
    case 'make-private':
      return nothing;
  }
}

/** The ledger with what was recorded. */
export function withRecorded(ledger: Ledger, { lines, bindings, teamAdditions }: Recorded): Ledger {
  const bound = bindings.reduce((next, [key, binding]) => withBinding(next, key, binding), ledger);
  const next = withLines(bound, lines);
  if (teamAdditions.length === 0) return next;
  const additions = new Set(next.teamAdditions);
  for (const { pair, isIn } of teamAdditions) {
    if (isIn) additions.add(pair);
    else additions.delete(pair);
  }
  return { ...next, teamAdditions: additions };
}

function added(ledger: Ledger, channel: ChannelKey, userId: UserId, at: number): LineChange {
  const { choice, departures } = lineOf(ledger, channel, userId) ?? {};
  const line: LedgerLine = {
    origin: 'rule',
    isIn: true,
    at,
    ...(choice && { choice }),
    ...(departures && { departures }),
  };
  return { channel, userId, line };
}

function removed(
  ledger: Ledger,
  { channel, userId, wasAdmin }: Extract<Operation, { readonly kind: 'remove' }>,
  at: number,
): LineChange {
  const { choice, departures, origin = 'rule' } = lineOf(ledger, channel, userId) ?? {};
  const line: LedgerLine = {
    origin,
    isIn: false,
    at,
    ...(choice && { choice }),
    ...(departures && { departures }),
    ...(wasAdmin && { wasAdmin }),
  };
  return { channel, userId, line };
}

function madeAdmin(
  ledger: Ledger,
  { channel, userId }: Extract<Operation, { readonly kind: 'admin' }>,
  at: number,
): readonly LineChange[] {
  const line = lineOf(ledger, channel, userId) ?? { origin: 'rule', isIn: true, at };
  return [{ channel, userId, line: { ...without(line, 'wasAdmin'), isAdminByBot: true } }];
}

type BindingOperation = Extract<
  Operation,
  { readonly kind: 'create' | 'bind' | 'set' | 'welcome-post' | 'pin' }
>;

function bindingAfter(
  ledger: Ledger,
  operation: BindingOperation,
  { outcome, now }: { readonly outcome: Outcome; readonly now: number },
): Binding | undefined {
  if (operation.kind === 'create') {
    if (outcome.kind !== 'channel') return undefined;
    const { wanted, zone } = operation;
    const purpose = wanted.purpose !== undefined && { purpose: wanted.purpose };
    return { channelId: outcome.channelId, isAdopted: false, isKnown: true, zone, ...purpose };
  }
  if (operation.kind === 'bind') {
    const isAdopted = operation.how === 'adopt';
    return { channelId: operation.channelId, isAdopted, isKnown: !isAdopted };
  }
  const binding = ledger.bindings.get(operation.channel);
  if (!binding) return undefined;
  if (operation.kind === 'set') return afterSet(binding, operation);
  if (operation.kind === 'pin') {
    return binding.welcome && { ...binding, welcome: { ...binding.welcome, isRepinned: true } };
  }
  const former = binding.welcome?.reposts;
  const reposts = operation.isAgain ? [...(former ?? []), now].slice(-5) : former;
  return { ...binding, welcome: { hash: operation.hash, ...(reposts && { reposts }) } };
}

function afterSet(
  binding: Binding,
  { purpose, zone, undoesZone }: Extract<Operation, { readonly kind: 'set' }>,
): Binding {
  const kept = without(binding, 'isZoneUndone');
  const zoneAfter =
    zone === undefined
      ? { ...(binding.isZoneUndone && { isZoneUndone: true }) }
      : { zone, ...(undoesZone && { isZoneUndone: true }) };
  return { ...kept, ...(purpose !== undefined && { purpose }), ...zoneAfter };
}
