import * as z from 'zod/mini';

import type { CraRefused } from './failures.ts';
import { refusalsOf } from './refusals.ts';
import { fail, ok, type Result } from '../../core/result.ts';

/** The envelope of what was sent; the fields of a CRA in it are the domain's to refuse. */
export function readBody<T>(schema: z.ZodMiniType<T>, body: unknown): Result<T, CraRefused> {
  const parsed = z.safeParse(schema, body);
  if (parsed.success) return ok(parsed.data);
  return fail({ tag: 'CraRefused', refusals: refusalsOf(parsed.error.issues, body) });
}
