import * as z from 'zod/mini';

/** What the session command answers in `props[propsKey]`; held in memory, never stored. */
export const sessionSchema = z.object({
  token: z.string(),
  /** Milliseconds since 1970. */
  expiresAt: z.number(),
  /** Where the API is, without a slash at its end. */
  apiUrl: z.string(),
});
export type Session = z.infer<typeof sessionSchema>;
