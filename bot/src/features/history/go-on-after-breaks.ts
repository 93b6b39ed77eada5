import type { EntryId, UserId } from '../../core/actor.ts';
import type { Clock } from '../../core/clock.ts';
import type { HistoryKeeper } from '../../core/history.ts';
import type { Inbox } from '../../core/inbox.ts';
import { message } from '../../core/message.ts';
import type { Outbox } from '../../core/outbox.ts';
import { say } from '../../core/text.ts';
import type { Transaction } from '../../core/transaction.ts';
import type { ChainState } from '../../core/verify-chain.ts';
import type { Entry, RegistryReader } from '../registry/index.ts';

export interface GoOnAfterBreaksDeps {
  readonly clock: Clock;
  readonly registry: RegistryReader;
  /** Verifies each log as it is stored, from its last break on: whole, or its `last` events. */
  readonly verifyLogs: (part: { readonly last?: number }) => Promise<readonly ChainState[]>;
  readonly transaction: Transaction<KeptLogs>;
}

interface KeptLogs {
  readonly history: HistoryKeeper;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
}

type Broken = Extract<ChainState, { readonly ok: false }>;

/**
 * Verifies the logs; one that is broken goes on in a new segment that names the break, and the
 * administrators are told, once (moderation.md §10).
 */
export async function goOnAfterBreaks(
  deps: GoOnAfterBreaksDeps,
  part: { readonly last?: number } = {},
): Promise<void> {
  const states = await deps.verifyLogs(part);
  const broken = states.filter((state) => !state.ok);
  if (broken.length === 0) return;
  const told = await administrators(deps.registry);
  for (const state of broken) await goOn(deps, state, told);
}

/** Several bots find the same break: one of them lets the log go on. */
function goOn(
  { clock, transaction }: GoOnAfterBreaksDeps,
  broken: Broken,
  told: readonly UserId[],
) {
  const { chain, fault } = broken;
  const now = clock.now();
  const key = `log-broken-${chain}-${String(fault.seq)}-${fault.kind}`;
  return transaction(async ({ history, inbox, outbox }) => {
    if (!(await inbox.firstTime(key, now))) return;
    await history.goOn(chain, { seq: fault.seq, why: fault.kind }, now);
    for (const userId of told) {
      await outbox.add({
        key: `${key}-${String(now)}-${userId}`,
        dueAt: now,
        effect: {
          kind: 'say',
          to: { kind: 'direct', userId },
          message: message(say('core.logBroken', { chain, seq: fault.seq })),
        },
      });
    }
  });
}

async function administrators(registry: RegistryReader): Promise<readonly UserId[]> {
  const found = new Map<EntryId, UserId>();
  for await (const entry of registry.entries()) {
    if (entry.link && isAdministrator(entry)) found.set(entry.id, entry.link.userId);
  }
  return [...found.values()];
}

/** A link found by e-mail alone gives no such role. */
function isAdministrator({ roles, status, link }: Entry): boolean {
  const elevated = roles.includes('administrateur') || roles.includes('animateur');
  return elevated && status === 'actif' && link?.how !== 'email';
}
