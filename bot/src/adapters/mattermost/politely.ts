import type { Sleep } from './backoff.ts';
import { MattermostUnreachable } from './refusals.ts';
import type { RestAnswer, SendRequest } from './rest-request.ts';

export interface PolitenessDeps {
  readonly nowMs: () => number;
  readonly sleep: Sleep;
}

/** Of the rate that a server announces, so much is used: others ask it too. */
const shareOfRate = 0.8;
/** Below that part of its allowance requests are spaced. */
const scarce = 0.5;
const mostTries = 5;

/**
 * Long work that leaves a server with a rate limit its air: once half of the allowance is used, 80 %
 * of the rate. A request that was refused for it waits as long as the server says; it had no effect.
 */
export function politely(send: SendRequest, { nowMs, sleep }: PolitenessDeps): SendRequest {
  const pace = { intervalMs: 0, nextAt: 0 };
  const turn = async () => {
    if (pace.intervalMs === 0) return;
    const at = Math.max(nowMs(), pace.nextAt);
    pace.nextAt = at + pace.intervalMs;
    if (at > nowMs()) await sleep(at - nowMs());
  };
  return async (request) => {
    for (let tries = 1; ; tries += 1) {
      await turn();
      try {
        const answer = await send(request);
        pace.intervalMs = intervalOf(answer);
        return answer;
      } catch (error) {
        const isRefused = error instanceof MattermostUnreachable && error.reason === 'rate-limited';
        if (!isRefused || tries === mostTries) throw error;
        await sleep(error.retryAfterMs ?? 1_000);
      }
    }
  };
}

/** Time between two requests; none while there is room, or no limit. */
function intervalOf({ headers }: RestAnswer): number {
  const [limit, remaining, resetSeconds] = ['limit', 'remaining', 'reset'].map((name) =>
    Number(headers[`x-ratelimit-${name}`] ?? Number.NaN),
  );
  if (limit === undefined || remaining === undefined || resetSeconds === undefined) return 0;
  const used = limit - remaining;
  if (!(used > 0) || remaining >= limit * scarce) return 0;
  return (resetSeconds * 1_000) / used / shareOfRate;
}
