import { activites, canaux, storedThemes } from '@coop/contract/cra';
import {
  statsScopes,
  type StatsFilters,
  type StatsQuery,
  type StatsScopeKind,
} from '@coop/contract/stats';

import { isCalendarDate } from '../../core/calendar-date.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { departementByCode, type Communes } from '../territory/index.ts';
import type {
  InvalidPeriod,
  PeriodTooLong,
  StatsRefused,
  UnknownFilter,
  UnknownScope,
} from './failures.ts';
import type { StatsPeriod } from './ports.ts';

/** A question as it comes, before anything of it is believed. */
export interface AskedQuery {
  readonly scope: string;
  readonly id?: string | undefined;
  readonly departements?: readonly string[] | undefined;
  readonly from: string;
  readonly to: string;
  readonly filters?: Readonly<Partial<Record<string, readonly string[]>>> | undefined;
}

/** Longest period, in years. */
export const longestYears = 10;

const filterNames = ['communes', 'activites', 'themes', 'tags', 'canaux'] as const;
const filterLimit = 100;

/**
 * A question with every code known and a period of at most ten years; empty filters are left out.
 * Whether the reader may ask it is judged elsewhere.
 */
export function checkQuery(
  asked: AskedQuery,
  { communes }: { readonly communes: Pick<Communes, 'byInsee'> },
): Result<StatsQuery, StatsRefused> {
  const scope = statsScopes.find((one) => one === asked.scope);
  if (!scope) return fail({ tag: 'UnknownScope', field: 'scope', received: asked.scope });
  const { from, to } = asked;
  const period = checkPeriod({ from, to });
  if (!period.ok) return period;
  const whose = checkWhose(scope, asked);
  if (!whose.ok) return whose;
  const filters = checkFilters(asked.filters ?? {}, communes);
  if (!filters.ok) return filters;
  return ok({
    scope,
    ...whose.value,
    from,
    to,
    ...(Object.keys(filters.value).length > 0 && { filters: filters.value }),
  });
}

/** The id or the départements that the scope needs, and no other. */
function checkWhose(
  scope: StatsScopeKind,
  { id = '', departements = [] }: AskedQuery,
): Result<Pick<StatsQuery, 'id' | 'departements'>, UnknownScope> {
  if (scope === 'nation') return ok({});
  if (scope === 'territoireConseillers' || scope === 'territoireLieux') {
    const unknown = departements.find((code) => departementByCode(code) === undefined);
    if (unknown !== undefined || departements.length === 0) {
      return fail({ tag: 'UnknownScope', field: 'departements', received: unknown ?? '' });
    }
    return ok({ departements: [...new Set(departements)].sort() });
  }
  return id === '' ? fail({ tag: 'UnknownScope', field: 'id', received: id }) : ok({ id });
}

/** Both ends exist, in their order, at most ten years apart. */
export function checkPeriod({
  from,
  to,
}: StatsPeriod): Result<StatsPeriod, InvalidPeriod | PeriodTooLong> {
  for (const [field, received] of [['from', from] as const, ['to', to] as const]) {
    if (!isCalendarDate(received)) {
      return fail({ tag: 'InvalidPeriod', field, rule: 'calendar-date', received });
    }
  }
  if (to < from) {
    return fail({ tag: 'InvalidPeriod', field: 'to', rule: 'from<=to', received: to });
  }
  const tooLate = String(Number(from.slice(0, 4)) + longestYears).padStart(4, '0') + from.slice(4);
  return to < tooLate ? ok({ from, to }) : fail({ tag: 'PeriodTooLong', from, to });
}

function checkFilters(
  asked: NonNullable<AskedQuery['filters']>,
  communes: Pick<Communes, 'byInsee'>,
): Result<StatsFilters, UnknownFilter> {
  const known: Readonly<Record<(typeof filterNames)[number], (code: string) => boolean>> = {
    communes: (code) => communes.byInsee(code) !== undefined,
    activites: (code) => isOneOf(activites, code),
    themes: (code) => isOneOf(storedThemes, code),
    tags: (code) => code !== '',
    canaux: (code) => isOneOf(canaux, code),
  };
  const filters: Partial<Record<string, string[]>> = {};
  for (const [name, codes = []] of Object.entries(asked)) {
    const filter = filterNames.find((one) => one === name);
    if (!filter) return fail({ tag: 'UnknownFilter', filter: name, received: name });
    const wrong = codes.find((code) => !known[filter](code)) ?? codes[filterLimit];
    if (wrong !== undefined) return fail({ tag: 'UnknownFilter', filter, received: wrong });
    if (codes.length > 0) filters[filter] = [...new Set(codes)];
  }
  return ok(filters as StatsFilters); // eslint-disable-line @typescript-eslint/consistent-type-assertions -- each code was found in the list of its filter
}

function isOneOf(codes: readonly string[], code: string): boolean {
  return codes.includes(code);
}
