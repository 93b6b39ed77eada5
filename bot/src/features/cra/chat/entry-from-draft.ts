import { craFields, craLimits, importedFields } from '@coop/contract/cra';
import * as z from 'zod/mini';

import type { EntryArgs } from './entry-args.ts';
import type { Draft } from '../cra.ts';
import { themesInFormOrder } from '../theme-order.ts';

const schemas: Readonly<Record<string, z.ZodMiniType>> = { ...craFields, ...importedFields };

/**
 * An entry that goes on with a draft of the panel, field by field: what is not whole yet, or is of a
 * form that is gone, is left out.
 */
export function entryFromDraft({ craId, fields }: Draft, ticks: EntryArgs['ticks']): EntryArgs {
  const read = Object.entries(fields).flatMap(([name, value]): readonly [string, unknown][] => {
    const schema = schemas[name];
    const parsed = schema && z.safeParse(schema, meant(name, value));
    return parsed?.success && parsed.data !== undefined ? [[name, parsed.data]] : [];
  });
  return {
    craId,
    ticks: ticks.length > 0 ? ticks : themesInFormOrder.slice(0, 6),
    fields: Object.fromEntries(read),
    source: 'dialog',
  };
}

export function isOfFormerForm({ formVersion }: Draft): boolean {
  return formVersion !== craLimits.formVersion;
}

/** The panel keeps what is not filled in as an empty text. */
function meant(name: string, value: unknown): unknown {
  if (value === '') return undefined;
  if (name !== 'orientations' || !Array.isArray(value)) return value;
  return value.map((one: unknown) =>
    typeof one === 'object' && one !== null && 'precision' in one && one.precision === ''
      ? { ...one, precision: undefined }
      : one,
  );
}
