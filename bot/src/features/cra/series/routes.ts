import { enteredSources, ulid } from '@coop/contract/cra';
import { seriesRoutes } from '@coop/contract/series-routes';
import * as z from 'zod/mini';

import {
  editFollowing,
  type EditFollowingFailure,
  type EditFollowingRequest,
} from './edit-following.ts';
import { recordSeries } from './record-series.ts';
import type { SavedSeries, StoreSeriesFailure } from './store-series.ts';
import { seriesRefusals } from './refusal-answers.ts';
import { readSeries, removeCras, restoreCras } from './remove-cras.ts';
import type { Cra } from '../cra.ts';
import type { CraReader } from '../ports.ts';
import { readBody } from '../read-body.ts';
import type { RecordCraDeps } from '../record-cra.ts';
import { craRefusals } from '../refusal-answers.ts';
import { viewOf } from '../view-of.ts';
import {
  bindLooseRoute,
  bindRoute,
  describeLooseRoute,
  describeRoute,
  type BoundRoute,
} from '../../../core/describe-route.ts';
import type { Result } from '../../../core/result.ts';

export interface SeriesRoutesDeps extends RecordCraDeps {
  readonly cras: CraReader;
}

const access = ['conseiller'] as const;
const { NotRegistered, CraNotFound } = craRefusals;
const fieldsSchema = z.record(z.string(), z.unknown());

const recordSchema = z.strictObject({
  serie: ulid,
  source: z.enum(enteredSources),
  again: z._default(z.boolean(), false),
  content: fieldsSchema,
  dates: z.array(z.strictObject({ id: ulid, date: z.string().check(z.maxLength(100)) })),
});

const recordRoute = describeLooseRoute({
  route: seriesRoutes.record,
  access,
  run: async (
    deps: SeriesRoutesDeps,
    { actor, body },
  ): Promise<Result<SavedSeries, StoreSeriesFailure>> => {
    const read = readBody(recordSchema, body);
    if (!read.ok) return read;
    const { content, ...request } = read.value;
    return recordSeries(deps, { ...request, actor, fields: content });
  },
  answer: ({ cras, warnings }) => ({ cras: cras.map(viewOf), warnings: [...warnings] }),
  refuse: {
    NotRegistered,
    CraRefused: (failure) => craRefusals.CraRefused(failure),
    IdAlreadyUsed: (failure) => craRefusals.IdAlreadyUsed(failure),
    LooksRepeated: (failure) => craRefusals.LooksRepeated(failure),
  },
});

const readRoute = describeRoute({
  route: seriesRoutes.read,
  access,
  run: (deps: SeriesRoutesDeps, { actor, params }) => readSeries(deps, { actor, serie: params.id }),
  answer: (cras) => views(cras),
  refuse: { NotRegistered },
});

const editSchema = z.strictObject({
  rev: z.int(),
  content: fieldsSchema,
  following: z.array(z.strictObject({ id: ulid, rev: z.int() })),
});

const editFollowingRoute = describeLooseRoute({
  route: seriesRoutes.editFollowing,
  access,
  run: async (
    deps: SeriesRoutesDeps,
    { actor, params, body },
  ): Promise<Result<SavedSeries, EditFollowingFailure>> => {
    const read = readBody(editSchema, body);
    if (!read.ok) return read;
    const { rev, content, following } = read.value;
    const request: EditFollowingRequest = { actor, id: params.id, rev, fields: content, following };
    return editFollowing(deps, request);
  },
  answer: ({ cras, warnings }) => ({ cras: cras.map(viewOf), warnings: [...warnings] }),
  refuse: {
    NotRegistered,
    CraNotFound,
    CraRefused: (failure) => craRefusals.CraRefused(failure),
    NoAffectation: (failure) => craRefusals.NoAffectation(failure),
    CraDeleted: () => craRefusals.CraDeleted(),
    Conflict: (failure) => craRefusals.Conflict(failure),
    FollowerChanged: (failure) => seriesRefusals.FollowerChanged(failure),
    FollowingRefused: (failure) => seriesRefusals.FollowingRefused(failure),
  },
});

const removeRoute = describeRoute({
  route: seriesRoutes.remove,
  access,
  run: (deps: SeriesRoutesDeps, { actor, body }) => removeCras(deps, { actor, ids: body.ids }),
  answer: (cras) => views(cras),
  refuse: { NotRegistered, CraNotFound },
});

const restoreRoute = describeRoute({
  route: seriesRoutes.restore,
  access,
  run: (deps: SeriesRoutesDeps, { actor, body }) => restoreCras(deps, { actor, ids: body.ids }),
  answer: (cras) => views(cras),
  refuse: { NotRegistered, CraNotFound },
});

/** The routes of series, for the panel. */
export function bindSeriesRoutes(deps: SeriesRoutesDeps): readonly BoundRoute[] {
  return [
    bindLooseRoute(recordRoute, deps),
    bindRoute(readRoute, deps),
    bindLooseRoute(editFollowingRoute, deps),
    bindRoute(removeRoute, deps),
    bindRoute(restoreRoute, deps),
  ];
}

function views(cras: readonly Cra[]) {
  return { cras: cras.map(viewOf) };
}
