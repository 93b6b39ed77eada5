import {
  nobodyYet,
  type CharterEvent,
  type CharterState,
  type Proof,
  type Standing,
} from './state.ts';
import {
  comesIntoForceAt,
  compareVersions,
  daysAfter,
  versionInForce,
  type PublishedVersion,
} from './version.ts';

/** What dates depend on. */
export interface CharterWorld {
  readonly versions: readonly PublishedVersion[];
  /** The community's zone, IANA. */
  readonly zone: string;
  /** When silence ends the asking, from the instant of the invitation. */
  readonly silenceLimit: (invitedAt: number) => number;
}

/** Days that a new major, or a return, leaves at least to somebody in grace. */
const leastGraceDays = 7;

/**
 * Where a person stands at an instant: a function of the recorded events, of the versions and of
 * the hour, of nothing else. Events may come repeated; each counts once, in the order of their
 * instants (of equal ones, as given).
 */
export function standingAt(
  events: readonly CharterEvent[],
  world: CharterWorld,
  now: number,
): Standing {
  const distinct = [...new Map(events.map((event) => [event.id, event])).values()];
  const moments = [...versionMoments(world), ...distinct.map(momentOf)]
    .filter(({ at }) => at <= now)
    .toSorted((a, b) => a.at - b.at);
  let standing = nobodyYet;
  for (const { at, apply } of moments) {
    const before = passTime(standing, world, at);
    standing = apply(before, majorInForce(world, at), world);
  }
  return passTime(standing, world, now);
}

interface Moment {
  readonly at: number;
  readonly apply: (standing: Standing, major: number | undefined, world: CharterWorld) => Standing;
}

function majorInForce({ versions, zone }: CharterWorld, at: number): number | undefined {
  return versionInForce(versions, at, zone)?.number.major;
}

function versionMoments(world: CharterWorld): readonly Moment[] {
  return world.versions.flatMap((version): readonly Moment[] => {
    const at = comesIntoForceAt(version, world.zone);
    const retractedAt = version.retractedAt ?? Infinity;
    const { major } = version.number;
    const isNewMajor = majorInForce(world, at) === major && majorInForce(world, at - 1) !== major;
    const enters: Moment = {
      at,
      apply: (standing) => majorEnters(standing, version, at, world.zone),
    };
    const leaves: Moment = { at: retractedAt, apply: reconsidered };
    if (retractedAt <= at) return [];
    return [...(isNewMajor ? [enters] : []), ...(retractedAt === Infinity ? [] : [leaves])];
  });
}

/** A new major comes into force: those who hold it already have nothing to do. */
function majorEnters(
  standing: Standing,
  { number: { major }, graceDays }: PublishedVersion,
  at: number,
  zone: string,
): Standing {
  const { state } = standing;
  const best = bestProof(standing);
  const grace = daysAfter(at, graceDays, zone);
  switch (state.name) {
    case 'accepted':
      return state.proof.version.major < major ? inGrace(standing, state.proof, grace) : standing;
    case 'superseded':
      return prolonged(standing, state.proof, at, zone);
    case 'invited':
    case 'expired':
      return invitedAgain(standing, at);
    case 'exempt':
      return best !== undefined && best.version.major < major
        ? { ...standing, graceEnd: grace }
        : standing;
    case 'unasked':
    case 'refused':
      return standing;
  }
}

function momentOf(event: CharterEvent): Moment {
  return { at: event.at, apply: (standing, major, world) => take(standing, event, major, world) };
}

function take(
  standing: Standing,
  event: CharterEvent,
  major: number | undefined,
  world: CharterWorld,
): Standing {
  const { state } = standing;
  switch (event.type) {
    case 'seen':
      return seen(standing, event, world);
    case 'told':
      return standing;
    case 'left':
      return { ...standing, isPresent: false };
    case 'invited':
      return invited(standing, event);
    case 'reminded':
      if (state.name !== 'invited') return standing;
      return inState(standing, { ...state, reminders: Math.max(state.reminders, event.rank) });
    case 'accept':
      return accepted(standing, event, major);
    case 'decline':
      return state.name === 'accepted' ? standing : refused(standing, event.at);
    case 'withdraw':
      return state.name === 'accepted' || state.name === 'superseded'
        ? refused(standing, event.at)
        : standing;
    case 'exempt':
      if (state.name === 'accepted') return standing;
      return inState(standing, { name: 'exempt', until: event.until });
    case 'unexempt':
      return state.name === 'exempt' ? byProofs(standing, major, event.at) : standing;
    case 'void': {
      const proofs = standing.proofs.filter(({ id }) => id !== event.of);
      if (proofs.length === standing.proofs.length) return standing;
      const left = { ...standing, proofs };
      return state.name === 'accepted' || state.name === 'superseded'
        ? byProofs(left, major, event.at)
        : left;
    }
  }
}

function seen(
  standing: Standing,
  { at, isBefore }: { readonly at: number; readonly isBefore: boolean },
  { zone }: CharterWorld,
): Standing {
  if (standing.isPresent) return standing;
  const { state } = standing;
  const here = { ...standing, isPresent: true };
  switch (state.name) {
    case 'unasked':
      return isBefore ? { ...here, isBefore: true } : inState(here, invitation(at));
    case 'invited':
    case 'refused':
    case 'expired':
      return inState({ ...here, isBefore: false }, invitation(at));
    case 'superseded':
      return prolonged(here, state.proof, at, zone);
    case 'accepted':
    case 'exempt':
      return here;
  }
}

/** The card is delivered: the days of the reminders count from then. */
function invited(
  standing: Standing,
  event: Extract<CharterEvent, { readonly type: 'invited' }>,
): Standing {
  const { state } = standing;
  const asked = event.campaign === undefined ? standing : { ...standing, campaign: event.campaign };
  if (state.name === 'unasked') return inState(asked, invitation(event.at));
  if (state.name !== 'invited' || state.reminders > 0) return asked;
  return inState(asked, invitation(event.at));
}

function accepted(
  standing: Standing,
  { id, at, version }: Proof,
  major: number | undefined,
): Standing {
  const proof = { id, at, version };
  const proven = { ...standing, proofs: [...standing.proofs, proof] };
  if (major !== undefined && version.major < major) return proven;
  if (standing.state.name === 'accepted') return proven;
  return inState({ ...proven, isBefore: false }, { name: 'accepted', proof });
}

function refused(standing: Standing, at: number): Standing {
  return inState({ ...standing, proofs: [], isBefore: false }, { name: 'refused', at });
}

/** A version was retracted: those bound by another that holds again are bound. */
function reconsidered(standing: Standing, major: number | undefined): Standing {
  const best = bestProof(standing);
  const { name } = standing.state;
  if (best === undefined || name === 'refused' || name === 'exempt') return standing;
  if (major !== undefined && best.version.major < major) return standing;
  return inState(standing, { name: 'accepted', proof: best });
}

/** What the proofs that are left say; without any that holds, invited. */
function byProofs(standing: Standing, major: number | undefined, at: number): Standing {
  const best = bestProof(standing);
  const { graceEnd = 0, isBefore, campaign } = standing;
  if (best !== undefined && (major === undefined || best.version.major >= major)) {
    return inState(standing, { name: 'accepted', proof: best });
  }
  if (best !== undefined && at < graceEnd) return inGrace(standing, best, graceEnd);
  const wasNeverAsked = isBefore && campaign === undefined;
  return wasNeverAsked ? inState(standing, { name: 'unasked' }) : invitedAgain(standing, at);
}

/** What dates bring, whatever happens: only while the person is in the team. */
function passTime(standing: Standing, world: CharterWorld, now: number): Standing {
  const { state, campaign } = standing;
  if (state.name === 'exempt' && now >= state.until) {
    return passTime(byProofs(standing, majorInForce(world, state.until), state.until), world, now);
  }
  if (!standing.isPresent) return standing;
  if (state.name === 'invited') {
    const isAskedByCampaign = campaign !== undefined && state.at < campaign.deadline;
    const limit = isAskedByCampaign ? campaign.deadline : world.silenceLimit(state.at);
    return now < limit ? standing : inState(standing, { name: 'expired', why: 'silence' });
  }
  if (state.name === 'superseded' && now >= state.graceEnd) {
    return inState(standing, { name: 'expired', why: 'grace' });
  }
  return standing;
}

function bestProof({ proofs }: Standing): Proof | undefined {
  return proofs.toSorted((a, b) => compareVersions(b.version, a.version) || a.at - b.at)[0];
}

function inGrace(standing: Standing, proof: Proof, graceEnd: number): Standing {
  return { ...standing, graceEnd, state: { name: 'superseded', proof, graceEnd } };
}

/** The grace goes on, at least a week from now. */
function prolonged(standing: Standing, proof: Proof, at: number, zone: string): Standing {
  const { graceEnd = at } = standing;
  return inGrace(standing, proof, Math.max(graceEnd, daysAfter(at, leastGraceDays, zone)));
}

function invitedAgain(standing: Standing, at: number): Standing {
  return inState(standing, invitation(at));
}

function invitation(at: number): CharterState {
  return { name: 'invited', at, reminders: 0 };
}

function inState(standing: Standing, state: CharterState): Standing {
  return { ...standing, state };
}
