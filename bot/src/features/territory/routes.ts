import { territoryRoutes } from '@coop/contract/territory-routes';

import type { Communes } from './communes.ts';
import { bindRoute, describeRoute } from '../../core/describe-route.ts';
import type { Feature } from '../../core/feature.ts';
import { ok, type Result } from '../../core/result.ts';
import type { FoundPlace } from './search-communes.ts';

const defaultLimit = 10;

const communesRoute = describeRoute({
  route: territoryRoutes.communes,
  access: 'everyone',
  run: (
    { communes }: { readonly communes: Communes },
    { actor, query },
  ): Promise<Result<FoundPlace[], never>> =>
    Promise.resolve(
      ok(
        communes.search(query.q, {
          departement: actor.territories[0],
          limit: Number(query.limit ?? defaultLimit),
        }),
      ),
    ),
  answer: (communes) => ({ communes }),
  refuse: {},
});

/** Communes and départements of France. */
export function territoryFeature(deps: { readonly communes: Communes }): Feature {
  return { name: 'territory', routes: [bindRoute(communesRoute, deps)] };
}
