import { describe, expect, it } from '@jest/globals';
import { MattermostRefused } from '../../../../bot/src/adapters/mattermost/refusals.ts';
import type { RestRequest } from '../../../../bot/src/adapters/mattermost/rest-request.ts';
import {
  gently,
  type RequestOutcome,
  withLogging,
  withSessionWatch,
  withTiming,
} from '../../../../bot/src/adapters/mattermost/send-decorators.ts';
import { rejection, scriptedSend } from './support/clients.ts';

const id = 'abcdefghijklmnopqrstuvwxyz';
const request: RestRequest = {
  method: 'GET',
  route: '/users/{userId}/x/{email}',
  path: { userId: id, email: 'alice@example.org' },
  body: { message: 'bonjour' },
};

function refusing(kind: 'unauthorised' | 'forbidden') {
  return scriptedSend(() => {
    throw new MattermostRefused({ kind, status: 401, errorId: 'e', request: 'GET /x' });
  }).send;
}

describe('timing', () => {
  it('tells the outcome and duration of a request by its route', async () => {
    const outcomes: RequestOutcome[] = [];
    let now = 0;
    const nowMs = () => (now += 5);

    await withTiming(scriptedSend(() => ({})).send, nowMs, (outcome) => outcomes.push(outcome))(
      request,
    );
    await rejection(withTiming(refusing('forbidden'), nowMs, (o) => outcomes.push(o))(request));

    const name = 'GET /users/{userId}/x/{email}';
    expect(outcomes).toEqual([
      { request: name, outcome: 'ok', status: 200, durationMs: 5 },
      { request: name, outcome: 'forbidden', status: 401, durationMs: 5 },
    ]);
  });
});

describe('logging', () => {
  it('has shapes and ids, never texts or addresses', async () => {
    const lines: unknown[] = [];
    const write = (level: string) => (facts: object, text: string) =>
      lines.push([level, facts, text]);
    const log = { debug: write('debug'), warn: write('warn') };

    await withLogging(scriptedSend(() => ({ message: 'bonjour' })).send, log)(request);
    await rejection(withLogging(refusing('forbidden'), log)(request));

    const facts = { request: 'GET /users/{userId}/x/{email}', ids: { userId: id } };
    expect(lines).toEqual([
      ['debug', { ...facts, status: 200, answerBytes: 21 }, 'mattermost answered'],
      ['warn', { ...facts, outcome: 'forbidden', errorId: 'e' }, 'mattermost failed'],
    ]);
  });
});

describe('gentleness', () => {
  it('has one request in flight', async () => {
    let inFlight = 0;
    let most = 0;
    const scripted = scriptedSend(async () => {
      most = Math.max(most, (inFlight += 1));
      await Promise.resolve();
      inFlight -= 1;
      return {};
    });
    const send = gently(scripted.send, 1);

    await Promise.all([send(request), send(request), send(request)]);

    expect(most).toBe(1);
    expect(scripted.requests).toHaveLength(3);
  });
});

describe('the watch over the session', () => {
  it('calls on 401 alone, and passes the error on', async () => {
    let calls = 0;
    const call = () => {
      calls += 1;
    };

    await rejection(withSessionWatch(refusing('forbidden'), call)(request));
    const error = await rejection(withSessionWatch(refusing('unauthorised'), call)(request));

    expect(calls).toBe(1);
    expect(error).toBeInstanceOf(MattermostRefused);
  });
});
