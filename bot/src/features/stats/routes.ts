import { statsRoutes } from '@coop/contract/stats-routes';

import { readers } from './may-read.ts';
import { askedIn } from './query-address.ts';
import { readChoices, type ReadChoicesDeps } from './read-choices.ts';
import { readStats, type ReadStatsDeps } from './read-stats.ts';
import { statsRefusals } from './refusal-answers.ts';
import { bindRoute, describeRoute, type BoundRoute } from '../../core/describe-route.ts';

export type StatsRoutesDeps = ReadStatsDeps & ReadChoicesDeps;

const choicesRoute = describeRoute({
  route: statsRoutes.choices,
  access: readers,
  run: (deps: StatsRoutesDeps, { actor, query }) => readChoices(deps, { actor, words: query.q }),
  answer: (choices) => choices,
  refuse: {},
});

const readRoute = describeRoute({
  route: statsRoutes.read,
  access: readers,
  run: (deps: StatsRoutesDeps, { actor, query, signal }) =>
    readStats(deps, { actor, asked: askedIn(query), ...(signal && { signal }) }),
  answer: (answer) => answer,
  refuse: {
    InvalidPeriod: (failure) => statsRefusals.InvalidPeriod(failure),
    PeriodTooLong: (failure) => statsRefusals.PeriodTooLong(failure),
    UnknownScope: (failure) => statsRefusals.UnknownScope(failure),
    UnknownFilter: (failure) => statsRefusals.UnknownFilter(failure),
    ScopeNotAllowed: (failure) => statsRefusals.ScopeNotAllowed(failure),
    AdviserUnfiltered: (failure) => statsRefusals.AdviserUnfiltered(failure),
  },
});

/** The routes of the statistics, for the panel and the page. */
export function bindStatsRoutes(deps: StatsRoutesDeps): readonly BoundRoute[] {
  return [bindRoute(choicesRoute, deps), bindRoute(readRoute, deps)];
}
