import { craRoutes } from '@coop/contract/cra-routes';

import { dropFavourite, dropUsualPlace, saveFavourite } from './manage-places.ts';
import { readHabits, type ReadHabitsDeps } from './read-habits.ts';
import { craRefusals } from './refusal-answers.ts';
import { savePlace, type SavePlaceDeps, type UnknownCommune } from './save-place.ts';
import type { Person } from '../../core/actor.ts';
import {
  bindRoute,
  describeRoute,
  type BoundRoute,
  type RouteRefusal,
} from '../../core/describe-route.ts';
import type { Failure, Result } from '../../core/result.ts';
import { say } from '../../core/text.ts';

export interface PlaceRoutesDeps extends ReadHabitsDeps, SavePlaceDeps {}

const access = ['conseiller'] as const;
const { NotRegistered } = craRefusals;

const UnknownCommune = ({ received }: UnknownCommune): RouteRefusal => ({
  status: 422,
  detail: say('refusal.unknown-commune', { received }),
});

/** The habits as they are after a change. */
async function habitsAfter<F extends Failure>(
  deps: PlaceRoutesDeps,
  actor: Person,
  changed: Promise<Result<undefined, F>>,
) {
  const result = await changed;
  return result.ok ? readHabits(deps, { actor }) : result;
}

const savePlaceRoute = describeRoute({
  route: craRoutes.savePlace,
  access,
  run: (deps: PlaceRoutesDeps, { actor, body }) =>
    habitsAfter(deps, actor, savePlace(deps, { actor, place: body })),
  answer: (habits) => habits,
  refuse: { NotRegistered, UnknownCommune: (failure) => UnknownCommune(failure) },
});

const dropPlaceRoute = describeRoute({
  route: craRoutes.dropPlace,
  access,
  run: (deps: PlaceRoutesDeps, { actor }) =>
    habitsAfter(deps, actor, dropUsualPlace(deps, { actor })),
  answer: (habits) => habits,
  refuse: { NotRegistered },
});

const saveFavouriteRoute = describeRoute({
  route: craRoutes.saveFavourite,
  access,
  run: (deps: PlaceRoutesDeps, { actor, body: { formerName, ...place } }) =>
    habitsAfter(deps, actor, saveFavourite(deps, { actor, place, formerName })),
  answer: (habits) => habits,
  refuse: {
    NotRegistered,
    UnknownCommune: (failure) => UnknownCommune(failure),
    PlaceNameTaken: ({ nom }) => ({
      status: 409,
      detail: say('cra.places.taken', { nom }),
    }),
    TooManyPlaces: ({ max }) => ({
      status: 409,
      detail: say('cra.places.tooMany', { max }),
    }),
  },
});

const dropFavouriteRoute = describeRoute({
  route: craRoutes.dropFavourite,
  access,
  run: (deps: PlaceRoutesDeps, { actor, query }) =>
    habitsAfter(deps, actor, dropFavourite(deps, { actor, nom: query.nom })),
  answer: (habits) => habits,
  refuse: { NotRegistered },
});

/** The usual place and the favourites, for the panel. */
export function bindPlaceRoutes(deps: PlaceRoutesDeps): readonly BoundRoute[] {
  return [
    bindRoute(savePlaceRoute, deps),
    bindRoute(dropPlaceRoute, deps),
    bindRoute(saveFavouriteRoute, deps),
    bindRoute(dropFavouriteRoute, deps),
  ];
}
