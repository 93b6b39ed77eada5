import { enteredSources, ulid } from '@coop/contract/cra';
import { craRoutes } from '@coop/contract/cra-routes';
import * as z from 'zod/mini';

import type { Draft } from './cra.ts';
import { editCra, type EditCraFailure } from './edit-cra.ts';
import { dropDraft, keepDraft, readDraft, type DraftChanged } from './keep-draft.ts';
import { listCras, readCra, readVersions } from './list-cras.ts';
import type {
  CraReader,
  CraStore,
  DraftReader,
  DraftStore,
  PlacesReader,
  PlacesStore,
} from './ports.ts';
import { bindPlaceRoutes } from './place-routes.ts';
import { readHabits } from './read-habits.ts';
import {
  recordCra,
  type RecordCraDeps,
  type RecordCraFailure,
  type SavedCra,
} from './record-cra.ts';
import { readBody } from './read-body.ts';
import { craRefusals } from './refusal-answers.ts';
import { removeCra, restoreCra } from './remove-cra.ts';
import { summariseCras } from './summarise-cras.ts';
import { bindSeriesRoutes } from './series/routes.ts';
import { bindTagRoutes, type TagRoutesDeps } from './tags/routes.ts';
import type { TagStore } from './tags/ports.ts';
import { viewOf } from './view-of.ts';
import type { RegistryReader } from '../registry/index.ts';
import {
  bindLooseRoute,
  bindRoute,
  describeLooseRoute,
  describeRoute,
  type BoundRoute,
  type RouteRefusal,
} from '../../core/describe-route.ts';
import type { Result } from '../../core/result.ts';
import { say } from '../../core/text.ts';
import type { Transaction } from '../../core/transaction.ts';

/** What the routes of the CRA stand on. */
export interface CraRoutesDeps extends RecordCraDeps, TagRoutesDeps {
  readonly cras: CraReader;
  readonly drafts: DraftReader;
  readonly places: PlacesReader;
  readonly transaction: Transaction<{
    readonly cras: CraStore;
    readonly tags: TagStore;
    readonly drafts: DraftStore;
    readonly places: PlacesStore;
    readonly registry: RegistryReader;
  }>;
}

const access = ['conseiller'] as const;
const defaultLimit = 50;
const { NotRegistered, CraNotFound } = craRefusals;

const habitsRoute = describeRoute({
  route: craRoutes.habits,
  access,
  run: (deps: CraRoutesDeps, { actor }) => readHabits(deps, { actor }),
  answer: (habits) => habits,
  refuse: { NotRegistered },
});

const fieldsSchema = z.record(z.string(), z.unknown());
const recordSchema = z.strictObject({
  id: ulid,
  source: z.enum(enteredSources),
  again: z._default(z.boolean(), false),
  content: fieldsSchema,
});

const recordRoute = describeLooseRoute({
  route: craRoutes.record,
  access,
  run: async (
    deps: CraRoutesDeps,
    { actor, body },
  ): Promise<Result<SavedCra, RecordCraFailure>> => {
    const read = readBody(recordSchema, body);
    if (!read.ok) return read;
    const { id, source, again, content } = read.value;
    return recordCra(deps, { actor, id, source, again, fields: content });
  },
  answer: ({ cra, warnings }) => ({ cra: viewOf(cra), warnings: [...warnings] }),
  refuse: {
    NotRegistered,
    CraRefused: (failure) => craRefusals.CraRefused(failure),
    NoAffectation: (failure) => craRefusals.NoAffectation(failure),
    IdAlreadyUsed: (failure) => craRefusals.IdAlreadyUsed(failure),
    LooksRepeated: (failure) => craRefusals.LooksRepeated(failure),
  },
});

const listRoute = describeRoute({
  route: craRoutes.list,
  access,
  run: (deps: CraRoutesDeps, { actor, query }) =>
    listCras(deps, {
      ...query,
      actor,
      deleted: query.deleted === undefined ? undefined : query.deleted === 'true',
      limit: Number(query.limit ?? defaultLimit),
    }),
  answer: ({ cras, totals, next }) => ({
    cras: cras.map(viewOf),
    totals: { ...totals },
    ...(next !== undefined && { next }),
  }),
  refuse: {
    NotRegistered,
    InvalidPeriod: ({ received }) => ({
      status: 400,
      detail: say('cra.failure.invalidPeriod', { received }),
    }),
  },
});

const readRoute = describeRoute({
  route: craRoutes.read,
  access,
  run: (deps: CraRoutesDeps, { actor, params }) => readCra(deps, { actor, id: params.id }),
  answer: (cra) => viewOf(cra),
  refuse: { NotRegistered, CraNotFound },
});

const versionsRoute = describeRoute({
  route: craRoutes.versions,
  access,
  run: (deps: CraRoutesDeps, { actor, params }) => readVersions(deps, { actor, id: params.id }),
  answer: (versions) => ({ versions: versions.map(viewOf) }),
  refuse: { NotRegistered, CraNotFound },
});

const editSchema = z.strictObject({ rev: z.int(), content: fieldsSchema });

const editRoute = describeLooseRoute({
  route: craRoutes.edit,
  access,
  run: async (
    deps: CraRoutesDeps,
    { actor, params, body },
  ): Promise<Result<SavedCra, EditCraFailure>> => {
    const read = readBody(editSchema, body);
    if (!read.ok) return read;
    const { rev, content } = read.value;
    return editCra(deps, { actor, id: params.id, rev, fields: content });
  },
  answer: ({ cra, warnings }) => ({ cra: viewOf(cra), warnings: [...warnings] }),
  refuse: {
    NotRegistered,
    CraNotFound,
    CraRefused: (failure) => craRefusals.CraRefused(failure),
    NoAffectation: (failure) => craRefusals.NoAffectation(failure),
    CraDeleted: () => craRefusals.CraDeleted(),
    Conflict: (failure) => craRefusals.Conflict(failure),
  },
});

const removeRoute = describeRoute({
  route: craRoutes.remove,
  access,
  run: (deps: CraRoutesDeps, { actor, params }) => removeCra(deps, { actor, id: params.id }),
  answer: (cra) => viewOf(cra),
  refuse: { NotRegistered, CraNotFound },
});

const restoreRoute = describeRoute({
  route: craRoutes.restore,
  access,
  run: (deps: CraRoutesDeps, { actor, params }) => restoreCra(deps, { actor, id: params.id }),
  answer: (cra) => viewOf(cra),
  refuse: { NotRegistered, CraNotFound },
});

const summaryRoute = describeRoute({
  route: craRoutes.summary,
  access,
  run: (deps: CraRoutesDeps, { actor }) => summariseCras(deps, { actor }),
  answer: ({ today, month, days }) => ({ today: { ...today }, month: { ...month }, days }),
  refuse: { NotRegistered },
});

const readDraftRoute = describeRoute({
  route: craRoutes.readDraft,
  access,
  run: (deps: CraRoutesDeps, { actor }) => readDraft(deps, { actor }),
  answer: ({ draft }) => (draft ? { draft: draftView(draft) } : {}),
  refuse: { NotRegistered },
});

const writeDraftRoute = describeRoute({
  route: craRoutes.writeDraft,
  access,
  run: (deps: CraRoutesDeps, { actor, body }) => keepDraft(deps, { actor, draft: body }),
  answer: (draft) => draftView(draft),
  refuse: {
    NotRegistered,
    DraftChanged: (failure) => draftChanged(failure),
    DraftTooLarge: ({ bytes }) => ({
      status: 413,
      detail: say('cra.failure.draftTooLarge', { bytes }),
    }),
  },
});

const dropDraftRoute = describeRoute({
  route: craRoutes.dropDraft,
  access,
  run: (deps: CraRoutesDeps, { actor }) => dropDraft(deps, { actor }),
  answer: () => ({}),
  refuse: { NotRegistered },
});

/** The routes of the CRA, for the panel. */
export function bindCraRoutes(deps: CraRoutesDeps): readonly BoundRoute[] {
  return [
    bindRoute(habitsRoute, deps),
    bindRoute(summaryRoute, deps),
    bindRoute(readDraftRoute, deps),
    bindRoute(writeDraftRoute, deps),
    bindRoute(dropDraftRoute, deps),
    ...bindPlaceRoutes(deps),
    bindLooseRoute(recordRoute, deps),
    bindRoute(listRoute, deps),
    bindRoute(readRoute, deps),
    bindRoute(versionsRoute, deps),
    bindLooseRoute(editRoute, deps),
    bindRoute(removeRoute, deps),
    bindRoute(restoreRoute, deps),
    ...bindTagRoutes(deps),
    ...bindSeriesRoutes(deps),
  ];
}

function draftChanged({ inForce }: DraftChanged): RouteRefusal {
  const detail = say('cra.failure.draftChanged');
  return { status: 409, detail, ...(inForce && { facts: { inForce: draftView(inForce) } }) };
}

function draftView(draft: Draft) {
  return {
    rev: draft.rev,
    craId: draft.craId,
    formVersion: draft.formVersion,
    updatedAt: new Date(draft.updatedAt).toISOString(),
    fields: { ...draft.fields },
  };
}
