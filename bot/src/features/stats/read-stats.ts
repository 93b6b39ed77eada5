import type { StatsQuery } from '@coop/contract/stats';
import type { StatsAnswer } from '@coop/contract/stats-routes';

import { askStats, type AskStatsDeps } from './ask-stats.ts';
import { checkQuery, type AskedQuery } from './check-query.ts';
import type {
  AdviserUnfiltered,
  ScopeNotAllowed,
  StatsRefused,
  UnknownFilter,
} from './failures.ts';
import { checkReader, type MayReadDeps } from './may-read.ts';
import { nameCodes, type NameCodesDeps } from './name-codes.ts';
import { numbersOnly, readsNumbersOnly } from './numbers-only.ts';
import type { NoteWideRead } from './note-wide-read.ts';
import type { StatsDirectory, StatsReader } from './ports.ts';
import { withholdNames } from './withhold-names.ts';
import { findTag, type TagReader } from '../cra/index.ts';
import type { Communes } from '../territory/index.ts';
import type { Person } from '../../core/actor.ts';
import { firstOfMonth, type CalendarDate } from '../../core/calendar-date.ts';
import type { Clock } from '../../core/clock.ts';
import { localDay } from '../../core/local-day.ts';
import { fail, ok, type Result } from '../../core/result.ts';

export interface ReadStatsDeps extends AskStatsDeps, MayReadDeps, NameCodesDeps {
  readonly clock: Clock;
  readonly stats: StatsReader;
  readonly communes: Communes;
  readonly directory: StatsDirectory;
  readonly tags: TagReader;
  readonly noteWideRead: NoteWideRead;
}

/** What a person asks: whatever is absent is theirs, this month, unfiltered. */
export interface ReadStatsRequest {
  readonly actor: Person;
  readonly asked: Partial<AskedQuery>;
  /** Aborted when nobody waits for the answer any more: the work stops. */
  readonly signal?: AbortSignal;
}

export type ReadStatsFailure = StatsRefused | ScopeNotAllowed | AdviserUnfiltered;

/**
 * The figures of a scope over a period, for a person who may read them at this instant, with the
 * names of what they show. Nothing is computed for a question that is refused. Without dates the
 * period is the first of the month to today in the reader's zone.
 */
export async function readStats(
  deps: ReadStatsDeps,
  { actor, asked, signal }: ReadStatsRequest,
): Promise<Result<StatsAnswer, ReadStatsFailure>> {
  const today = localDay(deps.clock.now(), actor.timeZone);
  const complete = completed(asked, { actor, today });
  if (complete.scope === 'soi' && complete.id === undefined)
    return fail({ tag: 'ScopeNotAllowed' });
  const checked = checkQuery(complete, deps);
  if (!checked.ok) return checked;
  const named = await withTagIds(deps, actor, checked.value);
  if (!named.ok) return named;
  const allowed = await checkReader(deps, { actor, query: named.value, today });
  if (!allowed.ok) return allowed;
  const query = allowed.value;
  const isNumbers = readsNumbersOnly(actor, query);
  if (isNumbers && query.filters) return fail({ tag: 'AdviserUnfiltered' });
  await deps.noteWideRead(actor, query);
  const [whole, carte] = await Promise.all([
    askStats(deps, query, signal),
    mapOf(deps, query, signal),
  ]);
  const result = isNumbers
    ? numbersOnly(whole)
    : await withholdNames(deps, { actor, query, result: whole });
  const names = await nameCodes(deps, { query, result });
  return ok({
    query,
    result,
    names,
    ...(carte && { carte }),
    ...(isNumbers && { nombresSeuls: true }),
  });
}

function completed(
  { scope = '', ...asked }: Partial<AskedQuery>,
  { actor, today }: { readonly actor: Person; readonly today: CalendarDate },
): AskedQuery {
  const to = asked.to ?? today;
  const kind = scope === '' ? usualScope(actor) : scope;
  const isTerritory = kind === 'territoireConseillers' || kind === 'territoireLieux';
  const hasNoTerritory = (asked.departements ?? []).length === 0;
  const { departements, ...rest } = asked;
  return {
    ...rest,
    scope: kind,
    from: asked.from ?? firstOfMonth(to),
    to,
    ...(kind === 'soi' && { id: asked.id ?? actor.entryId }),
    ...(isTerritory && { departements: hasNoTerritory ? actor.territories : departements }),
  };
}

/** Their own figures, else the widest that they read. */
function usualScope({ roles }: Person): StatsQuery['scope'] {
  if (roles.has('conseiller')) return 'soi';
  return roles.has('coordinateur') ? 'territoireConseillers' : 'nation';
}

/** Tags by the ids in force; those that the reader may not see are unknown. */
async function withTagIds(
  { tags }: ReadStatsDeps,
  actor: Person,
  query: StatsQuery,
): Promise<Result<StatsQuery, UnknownFilter>> {
  const ids: string[] = [];
  for (const text of query.filters?.tags ?? []) {
    const found = await findTag(tags, { actor, text });
    if (!found.ok) return fail({ tag: 'UnknownFilter', filter: 'tags', received: text });
    ids.push(found.value.id);
  }
  if (ids.length === 0) return ok(query);
  return ok({ ...query, filters: { ...query.filters, tags: [...new Set(ids)] } });
}

/** CRAs by département, for the scopes wider than a structure. */
async function mapOf(
  { stats, communes }: ReadStatsDeps,
  { scope, departements, from, to, filters = {} }: StatsQuery,
  signal: AbortSignal | undefined,
): Promise<Record<string, number> | undefined> {
  if (scope === 'soi' || scope === 'conseiller' || scope === 'structure') return undefined;
  const counts = await stats.perDepartement({
    meaning: scope === 'territoireConseillers' ? 'conseillers' : 'lieux',
    from,
    to,
    filters: {
      ...filters,
      ...(filters.communes && { communes: filters.communes.map(communes.presentCommune) }),
    },
    ...(signal && { signal }),
  });
  const shown = [...counts].filter(([code]) => departements?.includes(code) ?? true);
  return Object.fromEntries(shown.sort(([a], [b]) => (a < b ? -1 : 1)));
}
