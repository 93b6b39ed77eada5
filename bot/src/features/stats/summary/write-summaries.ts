import { createHash } from 'node:crypto';

import type { StatsQuery } from '@coop/contract/stats';

import { closedPeriods, summariesKey, type ClosedPeriod, type Summary } from './summary.ts';
import { askStats, type AskStatsDeps } from '../ask-stats.ts';
import { figuresText } from '../chat/figures-text.ts';
import { nameCodes, type NameCodesDeps } from '../name-codes.ts';
import type { Communes } from '../../territory/index.ts';
import type { BotState } from '../../../core/bot-state.ts';
import type { Ids } from '../../../core/clock.ts';
import { message, type Message } from '../../../core/message.ts';
import type { Outbox } from '../../../core/outbox.ts';
import { lines, say } from '../../../core/text.ts';
import type { Transaction } from '../../../core/transaction.ts';

export interface WriteSummariesDeps extends AskStatsDeps, NameCodesDeps {
  readonly ids: Ids;
  readonly communes: Communes;
  readonly state: BotState;
  readonly transaction: Transaction<{ readonly state: BotState; readonly outbox: Outbox }>;
}

/**
 * Posts in each channel the summaries that are due, one card a period whatever happens, and edits
 * those that late CRAs have changed. `channelId`: of this channel alone.
 */
export async function writeSummaries(
  deps: WriteSummariesDeps,
  { now, channelId }: { readonly now: number; readonly channelId?: string },
): Promise<void> {
  for (const summary of (await deps.state.read(summariesKey)) ?? []) {
    if (channelId !== undefined && summary.channelId !== channelId) continue;
    for (const period of closedPeriods(summary.rhythm, now)) {
      if (period.from >= summary.since && period.dueAt <= now) {
        await writeOne(deps, { summary, period, now });
      }
    }
  }
}

interface Writing {
  readonly summary: Summary;
  readonly period: ClosedPeriod;
  readonly now: number;
}

async function writeOne(
  deps: WriteSummariesDeps,
  { summary, period, now }: Writing,
): Promise<void> {
  const said = await summaryMessage(deps, summary, period);
  const digest = createHash('sha256').update(JSON.stringify(said)).digest('base64url');
  if (summary.posted[period.name] === digest) return;
  const { channelId, rhythm } = summary;
  await deps.transaction(async ({ state, outbox }) => {
    const summaries = (await state.read(summariesKey)) ?? [];
    const current = summaries.find((one) => isSame(one, summary));
    if (!current || current.posted[period.name] === digest) return;
    const posted = { ...current.posted, [period.name]: digest };
    await state.write(
      summariesKey,
      summaries.map((one) => (one === current ? { ...one, posted } : one)),
    );
    await outbox.add({
      key: `stats-summary-${deps.ids.ulid()}`,
      dueAt: now,
      effect: {
        kind: 'card',
        card: `stats.summary.${channelId}.${rhythm}.${period.name}`,
        to: { kind: 'channel', channelId },
        message: said,
      },
    });
  });
}

/** The figures as anybody in the channel may read them: nobody is named, small groups are hidden. */
async function summaryMessage(
  deps: WriteSummariesDeps,
  { scope, departements, rhythm }: Summary,
  { from, to }: ClosedPeriod,
): Promise<Message> {
  const query: StatsQuery = { scope, from, to, ...(departements && { departements }) };
  const result = await askStats(deps, query);
  const names = await nameCodes(deps, { query, result });
  const text = figuresText({ query, result, names });
  return message(lines(text, say(`stats.summary.foot.${rhythm}`)));
}

function isSame(one: Summary, other: Summary): boolean {
  return (
    one.channelId === other.channelId &&
    one.rhythm === other.rhythm &&
    one.scope === other.scope &&
    one.departements?.join() === other.departements?.join()
  );
}
