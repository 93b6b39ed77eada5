import { propsKey, sessionCommand } from '@coop/contract/identity';
import { type Session, sessionSchema } from '@coop/contract/session';
import * as z from 'zod/mini';

import type { ExecuteCommand } from './host-api.ts';
import { failed, ok, type Result } from './result.ts';
import type { CommandPlace } from './selectors.ts';

export type SessionFailure = {
  readonly tag:
    | 'BotDown'
    | 'CommandUnknown'
    | 'NotAllowed'
    | 'SignedOut'
    | 'NoChannel'
    | 'HostUnreachable'
    | 'SessionUnreadable';
};

export interface SessionDeps {
  readonly execute: ExecuteCommand;
  readonly userId: () => string | undefined;
  readonly places: () => readonly CommandPlace[];
  /** Asks the host, on a page that knows no channel yet. */
  readonly findPlaces: () => Promise<readonly CommandPlace[]>;
  readonly now: () => number;
}

export interface SessionKeeper {
  /** The session of the person on screen, asked for once however many wait for it. */
  readonly get: () => Promise<Result<Session, SessionFailure>>;
  /** Asks for a new session, whatever is known of the former one. */
  readonly renew: () => Promise<Result<Session, SessionFailure>>;
  readonly forget: () => void;
}

/** A session is renewed this long before it ends, so that no request meets its end. */
const renewBeforeMs = 60_000;
/** Channels tried when the host refuses a command in one of them. */
const placesTried = 3;

const answerSchema = z.object({ props: z.object({ [propsKey]: sessionSchema }) });

interface Held {
  readonly userId: string | undefined;
  readonly session: Session;
}

/**
 * Keeps the session with the bot.
 *
 * ## Security
 * The token is in memory only. It belongs to the person who asked for it: another person on the
 * same page never gets it, even when the answer arrives after the change.
 */
export function makeSessionKeeper(deps: SessionDeps): SessionKeeper {
  let held: Held | undefined;
  let asking:
    { userId: string | undefined; answer: Promise<Result<Session, SessionFailure>> } | undefined;

  async function ask(userId: string | undefined): Promise<Result<Session, SessionFailure>> {
    const result = await requestSession(deps);
    if (deps.userId() !== userId) {
      return failed({ tag: 'SignedOut' });
    }
    held = result.ok ? { userId, session: result.value } : undefined;
    return result;
  }

  function renew(): Promise<Result<Session, SessionFailure>> {
    const userId = deps.userId();
    if (asking?.userId === userId && asking !== undefined) {
      return asking.answer;
    }
    const answer = ask(userId).finally(() => {
      if (asking?.answer === answer) {
        asking = undefined;
      }
    });
    asking = { userId, answer };
    return answer;
  }

  return {
    get: () => {
      const userId = deps.userId();
      const isFresh =
        held?.userId === userId &&
        held !== undefined &&
        held.session.expiresAt - deps.now() > renewBeforeMs;
      return isFresh && held !== undefined ? Promise.resolve(ok(held.session)) : renew();
    },
    renew,
    forget: () => {
      held = undefined;
      asking = undefined;
    },
  };
}

async function requestSession(deps: SessionDeps): Promise<Result<Session, SessionFailure>> {
  const known = deps.places();
  const places = (known.length === 0 ? await deps.findPlaces() : known).slice(0, placesTried);
  let last: Result<Session, SessionFailure> = failed({ tag: 'NoChannel' });
  for (const place of places) {
    last = await requestIn(deps, place);
    if (last.ok || last.failure.tag !== 'NotAllowed') {
      return last;
    }
  }
  return last;
}

async function requestIn(
  deps: SessionDeps,
  place: CommandPlace,
): Promise<Result<Session, SessionFailure>> {
  const answer = await deps.execute(sessionCommand, place);
  switch (answer.tag) {
    case 'NotSignedIn':
      return failed({ tag: 'SignedOut' });
    case 'HostUnreachable':
      return failed({ tag: 'HostUnreachable' });
    case 'Answered':
      return readAnswer(answer.status, answer.body);
  }
}

function readAnswer(status: number, body: unknown): Result<Session, SessionFailure> {
  if (status !== 200) {
    return failed({ tag: failureOfStatus(status) });
  }
  const parsed = answerSchema.safeParse(body);
  return parsed.success ? ok(parsed.data.props[propsKey]) : failed({ tag: 'SessionUnreadable' });
}

function failureOfStatus(status: number): SessionFailure['tag'] {
  switch (status) {
    case 401:
      return 'SignedOut';
    case 403:
      return 'NotAllowed';
    case 404:
      return 'CommandUnknown';
    default:
      return 'BotDown';
  }
}
