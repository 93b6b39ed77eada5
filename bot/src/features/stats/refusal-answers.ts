import { statsScopes } from '@coop/contract/stats';

import { longestYears } from './check-query.ts';
import type {
  AdviserUnfiltered,
  InvalidPeriod,
  PeriodTooLong,
  ScopeNotAllowed,
  UnknownFilter,
  UnknownScope,
} from './failures.ts';
import type { RouteRefusal } from '../../core/describe-route.ts';
import type { Refusing } from '../../core/message.ts';
import { day, say, typed, type Text } from '../../core/text.ts';

type StatsFailure =
  | InvalidPeriod
  | PeriodTooLong
  | UnknownScope
  | UnknownFilter
  | ScopeNotAllowed
  | AdviserUnfiltered;

/** What a person reads for each refusal: what was received, and what is possible. */
export const statsRefusalTexts: Refusing<StatsFailure, Text> = {
  InvalidPeriod: ({ rule, received }) =>
    rule === 'from<=to'
      ? say('stats.failure.reversed', { to: day(received, 'short') })
      : say('stats.failure.invalidDate', { received: typed(received) }),
  PeriodTooLong: ({ from, to }) =>
    say('stats.failure.tooLong', {
      from: day(from, 'short'),
      to: day(to, 'short'),
      years: longestYears,
    }),
  UnknownScope: ({ field, received }) =>
    say(`stats.failure.${field}`, { received: typed(received) }),
  UnknownFilter: ({ filter, received }) =>
    say('stats.failure.unknownFilter', { filter: typed(filter), received: typed(received) }),
  ScopeNotAllowed: () => say('stats.failure.notAllowed'),
  AdviserUnfiltered: () => say('stats.failure.adviserUnfiltered'),
};

/** The sentence of a refusal, whichever it is. */
export function statsRefusalText(failure: StatsFailure): Text {
  switch (failure.tag) {
    case 'InvalidPeriod':
      return statsRefusalTexts.InvalidPeriod(failure);
    case 'PeriodTooLong':
      return statsRefusalTexts.PeriodTooLong(failure);
    case 'UnknownScope':
      return statsRefusalTexts.UnknownScope(failure);
    case 'UnknownFilter':
      return statsRefusalTexts.UnknownFilter(failure);
    case 'ScopeNotAllowed':
      return statsRefusalTexts.ScopeNotAllowed(failure);
    case 'AdviserUnfiltered':
      return statsRefusalTexts.AdviserUnfiltered(failure);
  }
}

/** What the API answers for each of them. */
export const statsRefusals = {
  InvalidPeriod: (failure: InvalidPeriod): RouteRefusal => ({
    status: 400,
    detail: statsRefusalTexts.InvalidPeriod(failure),
    facts: { field: failure.field, rule: failure.rule, received: failure.received },
  }),
  PeriodTooLong: (failure: PeriodTooLong): RouteRefusal => ({
    status: 400,
    detail: statsRefusalTexts.PeriodTooLong(failure),
    facts: { from: failure.from, to: failure.to },
  }),
  UnknownScope: (failure: UnknownScope): RouteRefusal => ({
    status: 400,
    detail: statsRefusalTexts.UnknownScope(failure),
    facts: { field: failure.field, received: failure.received, scopes: statsScopes },
  }),
  UnknownFilter: (failure: UnknownFilter): RouteRefusal => ({
    status: 400,
    detail: statsRefusalTexts.UnknownFilter(failure),
    facts: { filter: failure.filter, received: failure.received },
  }),
  ScopeNotAllowed: (failure: ScopeNotAllowed): RouteRefusal => ({
    status: 403,
    detail: statsRefusalTexts.ScopeNotAllowed(failure),
  }),
  AdviserUnfiltered: (failure: AdviserUnfiltered): RouteRefusal => ({
    status: 403,
    detail: statsRefusalTexts.AdviserUnfiltered(failure),
  }),
} as const;
