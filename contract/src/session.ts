import * as z from 'zod/mini';

/** What the session command answers in `props[propsKey]`; held in memory, never stored. */
export const sessionSchema = z.object({
  token: z.string(),
  /** Milliseconds since 1970. */
  expiresAt: z.number(),
  /** Where browsers reach the bot, without a slash at its end; routes follow under `apiPrefix`. */
  apiUrl: z.string(),
});
export type Session = z.infer<typeof sessionSchema>;
