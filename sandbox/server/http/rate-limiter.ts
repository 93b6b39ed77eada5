import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Sandbox } from '../sandbox.ts';

const SECOND = 1000;

/** Admits so many requests a second from one address, and a burst beyond; off unless configured. */
export class RateLimiter {
  readonly #sandbox: Sandbox;
  /** By address: when its allowance will be whole again, in milliseconds. */
  readonly #wholeAt = new Map<string, number>();

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  /** Whether the request may go on; the answer says what is left either way. */
  admit(request: FastifyRequest, reply: FastifyReply): boolean {
    const { Enable, PerSec, MaxBurst } = this.#sandbox.config().RateLimitSettings;
    if (!Enable) return true;
    const now = this.#sandbox.clock.now();
    const cost = SECOND / PerSec;
    const room = cost * (MaxBurst + 1);
    const former = Math.max(this.#wholeAt.get(request.ip) ?? now, now);
    const wholeAt = former + cost;
    const wait = wholeAt - room - now;
    const isAdmitted = wait <= 0;
    if (isAdmitted) this.#wholeAt.set(request.ip, wholeAt);
    const used = (isAdmitted ? wholeAt : former) - now;
    void reply.headers({
      'x-ratelimit-limit': String(MaxBurst + 1),
      'x-ratelimit-remaining': String(Math.max(0, Math.floor((room - used) / cost))),
      'x-ratelimit-reset': String(Math.ceil(used / SECOND)),
      ...(isAdmitted ? {} : { 'retry-after': String(Math.ceil(wait / SECOND)) }),
    });
    return isAdmitted;
  }
}
