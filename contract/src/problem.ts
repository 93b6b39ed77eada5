import * as z from 'zod/mini';

import { craRefusalSchema } from './cra.ts';

/**
 * A refusal of the API (RFC 9457, `application/problem+json`). `code` is the failure's tag in
 * kebab-case, the same in logs, reports and `docs/failures.md`; `reference` is the number to quote.
 */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.optional(z.string()),
  reference: z.optional(z.string()),
  /** The refused fields, all at once. */
  refusals: z.optional(z.array(craRefusalSchema)),
  /** What else the failure knows (versions in conflict, candidates…). */
  facts: z.optional(z.record(z.string(), z.unknown())),
});
export type Problem = z.infer<typeof problemSchema>;
