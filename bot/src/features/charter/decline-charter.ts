import { hash } from 'node:crypto';

import type { CharterActDeps, CharterActStores, Surface } from './accept-charter.ts';
import type { AlreadyAccepted, NoCharter, NotAccepted, NotConfirmed } from './failures.ts';
import { readPosition, type Position } from './standing/read-position.ts';
import { showPosition } from './show-position.ts';
import { subjectOf } from './standing/subject.ts';
import { writeVersion } from './standing/version.ts';
import type { Person } from '../../core/actor.ts';
import type { Random } from '../../core/clock.ts';
import { fail, ok, type Result } from '../../core/result.ts';

export interface DeclineDeps extends CharterActDeps {
  readonly random: Random;
}

export interface DeclineRequest extends Surface {
  readonly actor: Person;
  readonly charter?: string;
  /** ≤ 500 characters; empty: none was given. */
  readonly reason: string;
}

/**
 * « Je refuse »: recorded once; what was accepted is withdrawn instead. The words of the reason are
 * kept apart from the chain, which has their SHA-256 alone, and forgotten after twelve months.
 */
export function declineCharter(
  deps: DeclineDeps,
  { actor, charter, reason, ...surface }: DeclineRequest,
): Promise<Result<{ readonly at: number }, NoCharter | AlreadyAccepted>> {
  const now = deps.clock.now();
  return deps.transaction(
    async (stores): Promise<Result<{ readonly at: number }, NoCharter | AlreadyAccepted>> => {
      const position = await positionOf(deps, stores, { actor, charter, now });
      if (!position) return fail({ tag: 'NoCharter' });
      const { state } = position.standing;
      if (state.name === 'accepted') return fail({ tag: 'AlreadyAccepted', at: state.proof.at });
      if (state.name === 'refused') return ok({ at: state.at });
      await record({ deps, stores, position }, { actor, type: 'decline', reason, ...surface }, now);
      return ok({ at: now });
    },
  );
}

export interface WithdrawRequest extends Surface {
  readonly actor: Person;
  readonly charter?: string;
  readonly isConfirmed: boolean;
}

/** Takes an acceptance back, confirmed by its tick; the gate closes. */
export function withdrawAcceptance(
  deps: DeclineDeps,
  { actor, charter, isConfirmed, ...surface }: WithdrawRequest,
): Promise<Result<{ readonly at: number }, NoCharter | NotAccepted | NotConfirmed>> {
  const now = deps.clock.now();
  type Answer = Result<{ readonly at: number }, NoCharter | NotAccepted | NotConfirmed>;
  return deps.transaction(async (stores): Promise<Answer> => {
    const position = await positionOf(deps, stores, { actor, charter, now });
    if (!position) return fail({ tag: 'NoCharter' });
    const { name } = position.standing.state;
    if (name !== 'accepted' && name !== 'superseded') return fail({ tag: 'NotAccepted' });
    if (!isConfirmed) return fail({ tag: 'NotConfirmed' });
    const act = { actor, type: 'withdraw', reason: '', ...surface } as const;
    await record({ deps, stores, position }, act, now);
    return ok({ at: now });
  });
}

function positionOf(
  { timeZone }: DeclineDeps,
  stores: CharterActStores,
  { actor, charter, now }: { actor: Person; charter: string | undefined; now: number },
): Promise<Position | undefined> {
  return readPosition(stores, { subject: subjectOf(actor), charter, now, zone: timeZone });
}

interface Act extends Surface {
  readonly actor: Person;
  readonly type: 'decline' | 'withdraw';
  readonly reason: string;
}

async function record(
  { deps, stores, position }: { deps: DeclineDeps; stores: CharterActStores; position: Position },
  { actor, type, reason, surface, channel }: Act,
  at: number,
): Promise<void> {
  const { charter, inForce } = position;
  const { charters, history } = stores;
  const id = deps.ids.ulid();
  const subject = await history.pseudonym('charte', actor.userId);
  const committed = reason === '' ? undefined : commit(deps.random, reason);
  await history.append(
    'charte',
    {
      type: `charter.${type}`,
      actor: subject,
      obj: { charter, id, language: actor.locale, subject, version: writeVersion(inForce.number) },
      data: {
        zone: actor.timeZone,
        surface,
        channel,
        ...(committed && { reason: committed.sha }),
      },
    },
    at,
  );
  if (committed) {
    await charters.keepReason({ actId: id, salt: committed.salt, words: reason, at });
  }
  await charters.record(charter, actor.userId, { id, at, type });
  await showPosition({ ...deps, stores }, { actor, charter, at, act: id });
}

/** SHA-256 of 32 random bytes and the words: it tells nothing once the bytes are gone. */
export function commit(random: Random, words: string) {
  const salt = Buffer.from(random.bytes(32));
  const sha = hash('sha256', Buffer.concat([salt, Buffer.from(words)]));
  return { salt: salt.toString('base64'), sha };
}
