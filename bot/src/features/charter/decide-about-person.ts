import type { CharterActDeps, CharterActStores } from './accept-charter.ts';
import { commit } from './decline-charter.ts';
import type { NoCharter } from './failures.ts';
import type { CharterReader } from './ports.ts';
import { readPosition, type Position } from './standing/read-position.ts';
import { showPosition } from './show-position.ts';
import { subjectOf } from './standing/subject.ts';
import { daysAfter, writeVersion } from './standing/version.ts';
import type { Actors, Person } from '../../core/actor.ts';
import { addDays, type CalendarDate } from '../../core/calendar-date.ts';
import { localInstant } from '../../core/calendar/local-instant.ts';
import type { Random } from '../../core/clock.ts';
import { localDay } from '../../core/local-day.ts';
import { fail, ok, type Result } from '../../core/result.ts';

export interface DecideDeps extends CharterActDeps {
  readonly random: Random;
}

/** The last day is past, or more than a year away. */
export interface ExemptionTooLong {
  readonly tag: 'ExemptionTooLong';
  readonly until: CalendarDate;
  readonly latest: CalendarDate;
}

/** A reason has 10 to 300 characters. */
export interface ReasonLength {
  readonly tag: 'ReasonLength';
  readonly length: number;
}

/** That person has accepted: no exemption is needed. */
export interface NotNeeded {
  readonly tag: 'NotNeeded';
}

export const reasonLimits = { min: 10, max: 300 } as const;
const longestExemptionDays = 365;

export interface ExemptRequest {
  readonly actor: Person;
  readonly person: Person;
  /** Last day included, in the community's zone. */
  readonly until: CalendarDate;
  readonly reason: string;
}

export type ExemptFailure = NoCharter | ExemptionTooLong | ReasonLength | NotNeeded;

/** Opens the gate to a person by decision, for at most a year (charter.md, States). */
export function exemptPerson(
  deps: DecideDeps,
  { actor, person, until, reason }: ExemptRequest,
): Promise<Result<{ readonly until: CalendarDate }, ExemptFailure>> {
  const now = deps.clock.now();
  const end = localInstant(addDays(until, 1), 0, deps.timeZone);
  const latest = daysAfter(now, longestExemptionDays, deps.timeZone);
  type Answer = Result<{ readonly until: CalendarDate }, ExemptFailure>;
  return deps.transaction(async (stores): Promise<Answer> => {
    const position = await readPosition(stores, whereOf(deps, { person, now }));
    if (!position) return fail({ tag: 'NoCharter' });
    if (position.standing.state.name === 'accepted') return fail({ tag: 'NotNeeded' });
    if (end <= now || end > latest) {
      const last = addDays(localDay(now, deps.timeZone), longestExemptionDays - 1);
      return fail({ tag: 'ExemptionTooLong', until, latest: last });
    }
    const length = Array.from(reason).length;
    if (length < reasonLimits.min || length > reasonLimits.max) {
      return fail({ tag: 'ReasonLength', length });
    }
    const id = deps.ids.ulid();
    await note({ deps, stores, position }, { actor, person, id, type: 'exempt', reason, now });
    const { charter } = position;
    await stores.charters.record(charter, person.userId, {
      id,
      at: now,
      type: 'exempt',
      until: end,
    });
    await showPosition({ ...deps, stores }, { actor: person, charter, at: now, act: id });
    return ok({ until });
  });
}

/** No acceptance has that id. */
export interface ActUnknown {
  readonly tag: 'ActUnknown';
  readonly id: string;
}

export interface VoidRequest {
  readonly actor: Person;
  /** Of the acceptance. */
  readonly id: string;
  readonly reason: string;
}

/** An acceptance does not hold: given on somebody else's account, for instance. Its record stays. */
export async function voidAcceptance(
  deps: DecideDeps & { readonly actors: Actors; readonly charters: CharterReader },
  { actor, id: voided, reason }: VoidRequest,
): Promise<Result<{ readonly person: Person }, ActUnknown | NoCharter | ReasonLength>> {
  const act = await deps.charters.act(voided);
  if (act?.event.type !== 'accept') return fail({ tag: 'ActUnknown', id: voided });
  const length = Array.from(reason).length;
  if (length < reasonLimits.min || length > reasonLimits.max) {
    return fail({ tag: 'ReasonLength', length });
  }
  const person = await deps.actors.personOf(act.userId);
  const now = deps.clock.now();
  type Answer = Result<{ readonly person: Person }, NoCharter>;
  return deps.transaction(async (stores): Promise<Answer> => {
    const position = await readPosition(
      stores,
      whereOf(deps, { person, now, charter: act.charter }),
    );
    if (!position) return fail({ tag: 'NoCharter' });
    const id = deps.ids.ulid();
    await note(
      { deps, stores, position },
      { actor, person, id, type: 'void', reason, now, voided },
    );
    const { charter } = position;
    const event = { id, at: now, type: 'void', of: voided } as const;
    await stores.charters.record(charter, person.userId, event);
    await showPosition({ ...deps, stores }, { actor: person, charter, at: now, act: id });
    return ok({ person });
  });
}

function whereOf(
  { timeZone }: DecideDeps,
  { person, now, charter }: { person: Person; now: number; charter?: string },
) {
  return { subject: subjectOf(person), charter, now, zone: timeZone };
}

interface Decision {
  readonly actor: Person;
  readonly person: Person;
  readonly id: string;
  readonly type: 'exempt' | 'void';
  readonly reason: string;
  readonly now: number;
  /** Id of the acceptance that does not hold. */
  readonly voided?: string;
}

/** The event of the chain; the words of its reason are kept apart. */
async function note(
  { deps, stores, position }: { deps: DecideDeps; stores: CharterActStores; position: Position },
  { actor, person, id, type, reason, now, voided }: Decision,
): Promise<void> {
  const { history, charters } = stores;
  const committed = commit(deps.random, reason);
  const [by, subject] = [
    await history.pseudonym('charte', actor.userId),
    await history.pseudonym('charte', person.userId),
  ];
  const version = writeVersion(position.inForce.number);
  await history.append(
    'charte',
    {
      type: `charter.${type}`,
      actor: by,
      obj: { charter: position.charter, id, subject, version },
      data: { reason: committed.sha, ...(voided !== undefined && { of: voided }) },
    },
    now,
  );
  await charters.keepReason({ actId: id, salt: committed.salt, words: reason, at: now });
}
