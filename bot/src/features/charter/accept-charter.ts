import { editionFor, readPosition, type Position } from './standing/read-position.ts';
import type { CharterVersionUnknown, CommitmentsMissing, NoCharter } from './failures.ts';
import { showPosition } from './show-position.ts';
import type { CharterStore } from './ports.ts';
import { subjectOf } from './standing/subject.ts';
import { writeVersion, type VersionNumber } from './standing/version.ts';
import type { Person } from '../../core/actor.ts';
import type { BotState } from '../../core/bot-state.ts';
import type { Clock, Ids } from '../../core/clock.ts';
import type { History } from '../../core/history.ts';
import type { Outbox } from '../../core/outbox.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { Transaction } from '../../core/transaction.ts';

export interface CharterActStores {
  readonly charters: CharterStore;
  readonly state: BotState;
  readonly history: History;
  readonly outbox: Outbox;
}

export interface CharterActDeps {
  readonly clock: Clock;
  readonly ids: Ids;
  /** The community's zone. */
  readonly timeZone: string;
  readonly transaction: Transaction<CharterActStores>;
}

/** How somebody acted: what the record says of it. */
export interface Surface {
  readonly surface: 'dialog' | 'panel' | 'command';
  /** Key of the channel, `direct` in the private conversation. */
  readonly channel: string;
}

export interface AcceptRequest extends Surface {
  readonly actor: Person;
  /** Absent: the community's. */
  readonly charter?: string;
  readonly version: VersionNumber;
  readonly language: string;
  /** Of the canonical text that was shown or linked. */
  readonly textSha: string;
  /** Ids that were ticked. */
  readonly commitments: readonly string[];
  /** The strings put on that screen, one a line. */
  readonly screen: string;
}

export type AcceptOutcome =
  | { readonly kind: 'accepted'; readonly at: number; readonly version: VersionNumber }
  /** It was accepted before: nothing was recorded. */
  | { readonly kind: 'already'; readonly at: number; readonly version: VersionNumber }
  /** A new major came into force meanwhile: the proof of the old one is kept. */
  | { readonly kind: 'changed'; readonly inForce: VersionNumber };

export type AcceptFailure = NoCharter | CommitmentsMissing | CharterVersionUnknown;

/**
 * Records an acceptance in the chain `charte`, once whatever is sent twice (charter.md, States and
 * Failures): every commitment must be ticked; a minor that came meanwhile is accepted as read; of an
 * older major the proof is kept and the one in force remains to be accepted.
 */
export function acceptCharter(
  deps: CharterActDeps,
  request: AcceptRequest,
): Promise<Result<AcceptOutcome, AcceptFailure>> {
  const { actor, version } = request;
  const now = deps.clock.now();
  return deps.transaction(async (stores): Promise<Result<AcceptOutcome, AcceptFailure>> => {
    const { charter } = request;
    const where = { subject: subjectOf(actor), charter, now, zone: deps.timeZone };
    const position = await readPosition(stores, where);
    if (!position) return fail({ tag: 'NoCharter' });
    const shown = position.versions.find(
      ({ number }) => writeVersion(number) === writeVersion(version),
    );
    if (!shown || editionFor(shown, request.language).textSha !== request.textSha) {
      return fail({ tag: 'CharterVersionUnknown', version });
    }
    const { document } = editionFor(shown, request.language);
    const missing = document.commitments
      .map(({ id }) => id)
      .filter((id) => !request.commitments.includes(id));
    if (missing.length > 0) return fail({ tag: 'CommitmentsMissing', missing });
    const { state } = position.standing;
    if (state.name === 'accepted') {
      return ok({ kind: 'already', at: state.proof.at, version: state.proof.version });
    }
    const isOld = version.major < position.inForce.number.major;
    if (isOld && position.standing.proofs.some((proof) => proof.version.major === version.major)) {
      return ok({ kind: 'changed', inForce: position.inForce.number });
    }
    await recordAcceptance({ deps, stores, position }, request, now);
    return ok(
      isOld
        ? { kind: 'changed', inForce: position.inForce.number }
        : { kind: 'accepted', at: now, version },
    );
  });
}

async function recordAcceptance(
  { deps, stores, position }: ActContext,
  request: AcceptRequest,
  at: number,
): Promise<void> {
  const { actor, version, language, surface, channel, commitments, textSha } = request;
  const { charters, history } = stores;
  const { charter } = position;
  const id = deps.ids.ulid();
  const screenSha = await charters.keepText(request.screen);
  const shown = { language, textSha, screenSha, surface, channel, commitments };
  const subject = await history.pseudonym('charte', actor.userId);
  await history.append(
    'charte',
    {
      type: 'charter.accept',
      actor: subject,
      obj: { charter, id, language, subject, version: writeVersion(version) },
      data: { textSha, screenSha, zone: actor.timeZone, surface, channel, commitments },
    },
    at,
  );
  await charters.record(charter, actor.userId, { id, at, type: 'accept', version, shown });
  await showPosition({ ...deps, stores }, { actor, charter, at, act: id });
}

export interface ActContext {
  readonly deps: CharterActDeps;
  readonly stores: CharterActStores;
  readonly position: Position;
}
