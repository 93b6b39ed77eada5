import { driftTexts } from './run-card.ts';
import type { Community, Team } from '../channels.ts';
import type { Ledger } from '../plan/ledger.ts';
import type { Drift } from '../plan/operation.ts';
import type { ExceptionRecord, LedgerReader, LedgerStore } from '../ports.ts';
import { addDays } from '../../../core/calendar-date.ts';
import type { Clock } from '../../../core/clock.ts';
import { localDay } from '../../../core/local-day.ts';
import { message } from '../../../core/message.ts';
import type { Outbox } from '../../../core/outbox.ts';
import { day, lines, say, typed } from '../../../core/text.ts';
import type { Transaction } from '../../../core/transaction.ts';

export interface TellTeamDeps {
  readonly clock: Clock;
  readonly ledger: Pick<LedgerReader, 'exceptions'>;
  readonly transaction: Transaction<{ readonly channels: LedgerStore; readonly outbox: Outbox }>;
}

/** Where the team reads what the bot reports. */
const journalKey = 'journal';
const weekMs = 7 * 86_400_000;
const warnedDays = 7;

/**
 * What a full pass found is told in the team's channel once a week; a channel made public by hand, at
 * once.
 */
export async function tellDrifts(
  { clock, transaction }: TellTeamDeps,
  {
    team,
    ledger,
    drifts,
  }: { readonly team: Team; readonly ledger: Ledger; readonly drifts: readonly Drift[] },
): Promise<void> {
  const channelId = ledger.bindings.get(journalKey)?.channelId;
  if (channelId === undefined || drifts.length === 0) return;
  const at = clock.now();
  const week = String(Math.floor(at / weekMs));
  const urgent = drifts.filter(({ kind }) => kind === 'made-public');
  const tell = (some: readonly Drift[], name: string) => ({
    key: `channels.drift.${team.key}.${name}.${week}`,
    dueAt: at,
    effect: {
      kind: 'say' as const,
      to: { kind: 'channel' as const, channelId },
      message: message(lines(...driftTexts(some))),
    },
  });
  await transaction(async ({ outbox }) => {
    for (const one of urgent) await outbox.add(tell([one], one.channel));
    await outbox.add(tell(drifts, 'all'));
  });
}

/** Whoever decided on an exception is told seven days before it ends. */
export async function warnOfEnds(
  { clock, ledger, transaction }: TellTeamDeps,
  community: Community,
): Promise<void> {
  const today = localDay(clock.now(), community.timeZone);
  const ending = (await ledger.exceptions()).filter(
    ({ until, isWarned }) => !isWarned && today >= addDays(until, -warnedDays) && today <= until,
  );
  for (const record of ending) {
    await transaction(async ({ channels, outbox }) => {
      await channels.putException({ ...record, isWarned: true });
      await outbox.add(warning(record, community, clock.now()));
    });
  }
}

function warning(
  { channel: key, userId, until, author, reason }: ExceptionRecord,
  { channels }: Community,
  dueAt: number,
) {
  const display = channels.find((one) => one.key === key)?.display ?? key;
  return {
    key: `channels.exception.${key}.${userId}.${until}`,
    dueAt,
    effect: {
      kind: 'say' as const,
      to: { kind: 'direct' as const, userId: author },
      message: message(
        say('channels.exception.ends', {
          display: typed(display),
          until: day(until),
          reason: typed(reason),
        }),
      ),
    },
  };
}
