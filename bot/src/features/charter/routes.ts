import { charterRoutes, type OwnCharter } from '@coop/contract/charter-routes';

import { acceptCharter, type AcceptFailure } from './accept-charter.ts';
import { changesBetween, lastProof } from './card-message.ts';
import type { CharterChatDeps } from './chat/charter-chat-deps.ts';
import { ownPosition } from './chat/own-position.ts';
import { declineCharter, withdrawAcceptance } from './decline-charter.ts';
import { screenOf } from './document/screen-of.ts';
import { withoutIds } from './document/readable-text.ts';
import { editionFor, type Position } from './standing/read-position.ts';
import { readVersion, writeVersion } from './standing/version.ts';
import type { Person } from '../../core/actor.ts';
import { bindRoute, describeRoute, type BoundRoute } from '../../core/describe-route.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { localDay } from '../../core/local-day.ts';
import { day, say, typed } from '../../core/text.ts';

const panel = { surface: 'panel', channel: 'direct' } as const;
const access = 'everyone' as const;
const noCharter = () => ({ status: 409, detail: say('charter.failure.none') }) as const;

const readRoute = describeRoute({
  route: charterRoutes.read,
  access,
  run: async (deps: CharterChatDeps, { actor }): Promise<Result<OwnCharter, never>> =>
    ok(await readOwn(deps, actor)),
  answer: (own) => own,
  refuse: {},
});

const acceptRoute = describeRoute({
  route: charterRoutes.accept,
  access,
  run: async (
    deps: CharterChatDeps,
    { actor, body },
  ): Promise<Result<OwnCharter, AcceptFailure>> => {
    const version = readVersion(body.version) ?? { major: 0, minor: 0 };
    const position = await ownPosition(deps, actor);
    if (!position.ok) return position;
    const shown = position.value.versions.find(
      ({ number }) => writeVersion(number) === body.version,
    );
    if (!shown) return fail({ tag: 'CharterVersionUnknown', version });
    const { document } = editionFor(shown, body.language);
    const done = await acceptCharter(deps, {
      ...panel,
      actor,
      version,
      language: document.language,
      textSha: body.textSha,
      commitments: body.commitments,
      screen: screenOf(document),
    });
    return done.ok ? ok(await readOwn(deps, actor)) : done;
  },
  answer: (own) => own,
  refuse: {
    NoCharter: noCharter,
    CommitmentsMissing: ({ missing }) => ({
      status: 422,
      detail: say('charter.failure.tickMissing'),
      facts: { missing },
    }),
    CharterVersionUnknown: ({ version }) => ({
      status: 409,
      detail: say('charter.failure.versionUnknown', { received: typed(writeVersion(version)) }),
    }),
  },
});

const declineRoute = describeRoute({
  route: charterRoutes.decline,
  access,
  run: async (deps: CharterChatDeps, { actor, body }) => {
    const done = await declineCharter(deps, { ...panel, actor, reason: body.reason.trim() });
    return done.ok ? ok(await readOwn(deps, actor)) : done;
  },
  answer: (own) => own,
  refuse: {
    NoCharter: noCharter,
    AlreadyAccepted: ({ at }) => ({
      status: 409,
      detail: say('charter.failure.alreadyAccepted', { on: day(localDay(at, 'Europe/Paris')) }),
    }),
  },
});

const withdrawRoute = describeRoute({
  route: charterRoutes.withdraw,
  access,
  run: async (deps: CharterChatDeps, { actor, body }) => {
    const done = await withdrawAcceptance(deps, {
      ...panel,
      actor,
      isConfirmed: body.confirmed,
    });
    return done.ok ? ok(await readOwn(deps, actor)) : done;
  },
  answer: (own) => own,
  refuse: {
    NoCharter: noCharter,
    NotAccepted: () => ({ status: 409, detail: say('charter.failure.notAccepted') }),
    NotConfirmed: () => ({ status: 422, detail: say('charter.failure.notConfirmed') }),
  },
});

export function bindCharterRoutes(deps: CharterChatDeps): readonly BoundRoute[] {
  return [
    bindRoute(readRoute, deps),
    bindRoute(acceptRoute, deps),
    bindRoute(declineRoute, deps),
    bindRoute(withdrawRoute, deps),
  ];
}

async function readOwn(deps: CharterChatDeps, actor: Person): Promise<OwnCharter> {
  const position = await ownPosition(deps, actor);
  return position.ok ? viewOf(position.value, actor) : { state: 'none' };
}

function viewOf(position: Position, { locale }: Person): OwnCharter {
  const { state } = position.standing;
  const { document, textSha } = editionFor(position.inForce, locale);
  const accepted = lastProof(position);
  return {
    state: state.name,
    ...datesOf(position),
    ...(accepted && { accepted: writeVersion(accepted) }),
    document: {
      charter: document.id,
      version: writeVersion(document.version),
      effective: document.effective,
      language: document.language,
      title: document.title,
      textSha,
      summary: document.summary,
      body: withoutIds(document.body),
      commitments: [...document.commitments],
      faq: [...document.faq],
      changes: accepted ? [...changesBetween(position, locale, accepted)] : [],
    },
  };
}

function datesOf({ standing: { state } }: Position): Pick<OwnCharter, 'at' | 'until'> {
  const iso = (instant: number) => new Date(instant).toISOString();
  switch (state.name) {
    case 'accepted':
      return { at: iso(state.proof.at) };
    case 'superseded':
      return { at: iso(state.proof.at), until: iso(state.graceEnd) };
    case 'refused':
      return { at: iso(state.at) };
    case 'exempt':
      return { until: iso(state.until) };
    case 'unasked':
    case 'invited':
    case 'expired':
      return {};
  }
}
