import type { StatsQuery } from '@coop/contract/stats';

import { closedPeriods, summariesKey, type Rhythm, type Summary } from './summary.ts';
import { writeSummaries, type WriteSummariesDeps } from './write-summaries.ts';
import { checkQuery } from '../check-query.ts';
import type { ScopeNotAllowed, UnknownScope } from '../failures.ts';
import { checkReader, type MayReadDeps } from '../may-read.ts';
import type { SummaryChannels } from '../ports.ts';
import type { Communes } from '../../territory/index.ts';
import type { Person } from '../../../core/actor.ts';
import type { BotState } from '../../../core/bot-state.ts';
import type { Clock } from '../../../core/clock.ts';
import type { History } from '../../../core/history.ts';
import { localDay } from '../../../core/local-day.ts';
import type { Outbox } from '../../../core/outbox.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { Transaction } from '../../../core/transaction.ts';

export interface ChooseSummaryDeps extends MayReadDeps, WriteSummariesDeps {
  readonly clock: Clock;
  readonly communes: Communes;
  readonly summaryChannels: SummaryChannels;
  readonly transaction: Transaction<{
    readonly state: BotState;
    readonly outbox: Outbox;
    readonly history: History;
  }>;
}

export interface ChooseSummaryRequest {
  readonly actor: Person;
  readonly teamId: string;
  /** `~name`, without its sign. */
  readonly channel: string;
  /** `undefined`: no more. */
  readonly rhythm: Rhythm | undefined;
  readonly scope: Summary['scope'];
  readonly departements?: readonly string[];
}

/** No such channel for the bot or for the person: said alike. */
export interface SummaryChannelUnknown {
  readonly tag: 'SummaryChannelUnknown';
  readonly received: string;
}

export type ChooseSummaryFailure = SummaryChannelUnknown | ScopeNotAllowed | UnknownScope;

/** What stands now: the summary of the channel, or the one that it had. */
export interface ChosenSummary {
  readonly channelName: string;
  readonly summary?: Summary;
}

/**
 * Sets, changes or ends the summary of a channel that the person is in, about a scope that they may
 * read; another's summary only by who may read its scope. The last period that is over is posted at
 * once, when its morning has come.
 */
export async function chooseSummary(
  deps: ChooseSummaryDeps,
  request: ChooseSummaryRequest,
): Promise<Result<ChosenSummary, ChooseSummaryFailure>> {
  const { actor, teamId, channel, rhythm } = request;
  const { userId } = actor;
  const found = await deps.summaryChannels.find({ teamId, name: channel, userId });
  if (!found?.hasMember) return fail({ tag: 'SummaryChannelUnknown', received: channel });
  const now = deps.clock.now();
  const wanted = await checkScope(deps, request, now);
  if (!wanted.ok) return wanted;
  const former = ((await deps.state.read(summariesKey)) ?? []).find(
    ({ channelId }) => channelId === found.id,
  );
  if (former) {
    const allowed = await checkScope(deps, { actor, ...former }, now);
    if (!allowed.ok) return fail({ tag: 'ScopeNotAllowed' });
  }
  const summary = rhythm && {
    channelId: found.id,
    channelName: found.displayName,
    rhythm,
    scope: request.scope,
    ...(wanted.value.departements && { departements: [...wanted.value.departements] }),
    since: former?.since ?? closedPeriods(rhythm, now)[0]?.from ?? localDay(now, actor.timeZone),
    posted: former?.rhythm === rhythm ? former.posted : {},
  };
  await keep(deps, { actor, channelId: found.id, summary, now });
  if (summary) await writeSummaries(deps, { now, channelId: found.id });
  return ok({ channelName: found.displayName, ...(summary && { summary }) });
}

/** The summaries that a person may set or end. */
export async function listSummaries(
  deps: ChooseSummaryDeps,
  actor: Person,
): Promise<readonly Summary[]> {
  const now = deps.clock.now();
  const all = (await deps.state.read(summariesKey)) ?? [];
  const checked = await Promise.all(
    all.map(async (summary) => (await checkScope(deps, { actor, ...summary }, now)).ok),
  );
  return all.filter((_, at) => checked[at]);
}

interface Scoped {
  readonly actor: Person;
  readonly scope: Summary['scope'];
  readonly departements?: readonly string[] | undefined;
}

async function checkScope(
  deps: ChooseSummaryDeps,
  { actor, scope, departements }: Scoped,
  now: number,
): Promise<Result<StatsQuery, ScopeNotAllowed | UnknownScope>> {
  const today = localDay(now, actor.timeZone);
  const isTerritory = scope !== 'nation';
  const asked = departements ?? (isTerritory ? actor.territories : undefined);
  const checked = checkQuery(
    { scope, from: today, to: today, ...(asked && { departements: asked }) },
    deps,
  );
  if (!checked.ok) {
    const { failure } = checked;
    return fail(failure.tag === 'UnknownScope' ? failure : { tag: 'ScopeNotAllowed' });
  }
  const allowed = await checkReader(deps, { actor, query: checked.value, today });
  return allowed.ok ? ok(allowed.value) : allowed;
}

interface Keeping {
  readonly actor: Person;
  readonly channelId: string;
  readonly summary: Summary | undefined;
  readonly now: number;
}

async function keep(
  { transaction }: ChooseSummaryDeps,
  { actor, channelId, summary, now }: Keeping,
): Promise<void> {
  await transaction(async ({ state, history }) => {
    const others = ((await state.read(summariesKey)) ?? []).filter(
      (one) => one.channelId !== channelId,
    );
    await state.write(summariesKey, summary ? [...others, summary] : others);
    const { entryId, userId } = actor;
    const who = entryId === undefined ? userId : await history.pseudonym('administration', entryId);
    const data = summary
      ? { rhythm: summary.rhythm, scope: summary.scope, departements: summary.departements ?? [] }
      : {};
    const event = { type: 'stats.summary', actor: who, obj: { channel: channelId }, data };
    await history.append('administration', event, now);
  });
}
