import PQueue from 'p-queue';
import { isRefused, MattermostRefused, MattermostUnreachable } from './refusals.ts';
import {
  describeRequest,
  type RestAnswer,
  type RestRequest,
  type SendRequest,
} from './rest-request.ts';

/** How one request went, without anything that a person typed. */
export interface RequestOutcome {
  /** Method and route template: few values, fit for the name of a metric. */
  readonly request: string;
  /** `ok`, the kind of the refusal, or the reason why nothing answered. */
  readonly outcome: string;
  readonly status: number | undefined;
  readonly durationMs: number;
}

/** Tells how long each request took, waiting and repetitions included. */
export function withTiming(
  send: SendRequest,
  nowMs: () => number,
  observe: (outcome: RequestOutcome) => void,
): SendRequest {
  return async (request) => {
    const startMs = nowMs();
    const tell = (outcome: string, status: number | undefined) =>
      observe({
        request: describeRequest(request),
        outcome,
        status,
        durationMs: nowMs() - startMs,
      });
    try {
      const answer = await send(request);
      tell('ok', answer.status);
      return answer;
    } catch (error) {
      tell(outcomeOf(error), statusOf(error));
      throw error;
    }
  };
}

/** The part of pino that is used here. */
export interface RequestLog {
  readonly debug: (facts: object, text: string) => void;
  readonly warn: (facts: object, text: string) => void;
}

/** Logs each request as a shape: route, ids, sizes, outcome; never a text, an address or a name. */
export function withLogging(send: SendRequest, log: RequestLog): SendRequest {
  return async (request) => {
    const facts = { request: describeRequest(request), ids: idsOf(request) };
    try {
      const answer = await send(request);
      log.debug({ ...facts, ...shapeOf(answer) }, 'mattermost answered');
      return answer;
    } catch (error) {
      log.warn(
        { ...facts, outcome: outcomeOf(error), errorId: errorIdOf(error) },
        'mattermost failed',
      );
      throw error;
    }
  };
}

/** One request at a time and at most one per interval: for work that must not be felt by people. */
export function gently(send: SendRequest, intervalMs: number): SendRequest {
  const queue = new PQueue({ concurrency: 1, intervalCap: 1, interval: intervalMs });
  return (request) => queue.add(() => send(request));
}

/** Calls when the session turns out to be refused: revoked token, disabled bot. */
export function withSessionWatch(send: SendRequest, onRefused: () => void): SendRequest {
  return async (request) => {
    try {
      return await send(request);
    } catch (error) {
      if (isRefused(error, 'unauthorised')) onRefused();
      throw error;
    }
  };
}

const mattermostId = /^[a-z0-9]{26}$/;

function idsOf({ path }: RestRequest): Record<string, string> {
  return Object.fromEntries(
    Object.entries(path ?? {}).filter(([, value]) => mattermostId.test(value)),
  );
}

function shapeOf({ status, body }: RestAnswer): { status: number; answerBytes: number } {
  return { status, answerBytes: body.byteLength };
}

function outcomeOf(error: unknown): string {
  if (error instanceof MattermostRefused) return error.kind;
  return error instanceof MattermostUnreachable ? error.reason : 'defect';
}

function statusOf(error: unknown): number | undefined {
  const isOurs = error instanceof MattermostRefused || error instanceof MattermostUnreachable;
  return isOurs ? error.status : undefined;
}

function errorIdOf(error: unknown): string | undefined {
  return error instanceof MattermostRefused ? error.errorId : undefined;
}
