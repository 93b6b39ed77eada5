import { jwtVerify, SignJWT, errors } from 'jose';

import type { Clock } from '../../core/clock.ts';

export interface IssuedToken {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Bearer tokens of the plugin's sessions: short-lived, kept nowhere, bound to this bot. */
export interface SessionTokens {
  issue(userId: string): Promise<IssuedToken>;
  /** The person of a token in force; `undefined` for any other text. */
  userOf(token: string): Promise<string | undefined>;
}

export const sessionLifeMs = 15 * 60_000;
const audience = 'coop-api';

export function makeSessionTokens(secret: string, clock: Clock): SessionTokens {
  const key = new TextEncoder().encode(secret);
  return {
    issue: async (userId) => {
      const now = clock.now();
      const expiresAt = now + sessionLifeMs;
      const token = await new SignJWT({})
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(userId)
        .setAudience(audience)
        .setIssuedAt(Math.floor(now / 1000))
        .setExpirationTime(Math.floor(expiresAt / 1000))
        .sign(key);
      return { token, expiresAt };
    },
    userOf: async (token) => {
      try {
        const { payload } = await jwtVerify(token, key, {
          audience,
          algorithms: ['HS256'],
          currentDate: new Date(clock.now()),
        });
        return payload.sub;
      } catch (error) {
        if (error instanceof errors.JOSEError) return undefined;
        throw error;
      }
    },
  };
}
