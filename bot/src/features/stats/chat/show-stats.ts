import type { StatsAnswer } from '@coop/contract/stats-routes';

import type { StatsChatDeps } from './chat-deps.ts';
import { figuresText, headline } from './figures-text.ts';
import { usualPeriod, usualPeriodNames } from './usual-periods.ts';
import type { AskedQuery } from '../check-query.ts';
import { addressOf } from '../query-address.ts';
import { readStats, type ReadStatsFailure } from '../read-stats.ts';
import type { Person } from '../../../core/actor.ts';
import type { CalendarDate } from '../../../core/calendar-date.ts';
import { localDay } from '../../../core/local-day.ts';
import { message, type Button, type Message } from '../../../core/message.ts';
import { ok, type Result } from '../../../core/result.ts';
import { lines, say } from '../../../core/text.ts';

export interface ShownStats {
  readonly answer: StatsAnswer;
  readonly today: CalendarDate;
}

export interface ShowStatsRequest {
  readonly actor: Person;
  readonly asked: Partial<AskedQuery>;
  /** Unique to the command or the press: the same act sends one picture. */
  readonly act: string;
}

/**
 * The figures of a question, for the chat. An answer that only its caller sees carries no file, so
 * the picture comes in the direct message, made when it is sent; there is none of nothing.
 */
export async function showStats(
  deps: StatsChatDeps,
  { actor, asked, act }: ShowStatsRequest,
): Promise<Result<ShownStats, ReadStatsFailure>> {
  const read = await readStats(deps, { actor, asked });
  if (!read.ok) return read;
  const answer = read.value;
  if (answer.result.cras > 0) await sendPicture(deps, { userId: actor.userId, act, answer });
  return ok({ answer, today: localDay(deps.clock.now(), actor.timeZone) });
}

async function sendPicture(
  { clock, transaction }: StatsChatDeps,
  {
    userId,
    act,
    answer,
  }: { readonly userId: string; readonly act: string; readonly answer: StatsAnswer },
): Promise<void> {
  await transaction(({ outbox }) =>
    outbox.add({
      key: `stats-picture-${act}`,
      dueAt: clock.now(),
      effect: {
        kind: 'file',
        to: { kind: 'direct', userId },
        file: { export: 'stats.picture', args: { ...addressOf(answer.query) }, by: userId },
        message: message(headline(answer)),
      },
    }),
  );
}

/** The figures in text, and a button for each usual period but the one shown. */
export function statsMessage({ answer, today }: ShownStats): Message {
  const { query, result } = answer;
  const pictureComes = result.cras > 0 ? say('stats.pictureComes') : undefined;
  const buttons = usualPeriodNames.flatMap((name): Button[] => {
    const { from, to } = usualPeriod(name, today) ?? query;
    if (from === query.from && to === query.to) return [];
    const args = { ...addressOf(query), period: name };
    return [{ action: 'stats.show', args, label: say(`stats.button.${name}`) }];
  });
  return message(lines(figuresText(answer), pictureComes), { buttons });
}
