import type { Call } from './call.ts';
import { AppError } from './app-error.ts';
import { list, record, text } from './go-json.ts';

/** Several ids, each once, sorted; 400 when it is no list of texts. */
export function idsOf(call: Call): readonly string[] {
  return [...new Set(listOfTexts(call))].sort();
}

/** Several ids, each once, in the order given. */
export function orderedIdsOf(call: Call): readonly string[] {
  return [...new Set(listOfTexts(call))];
}

function listOfTexts(call: Call): readonly string[] {
  const ids = call.bodyIf(list(text));
  if (ids === undefined) throw new AppError('api.payload.parse.error', 400);
  return ids;
}

/** An object of texts: values of another type are empty, and what is no object is an empty one. */
export function textsOf(call: Call): Readonly<Record<string, string>> {
  const values = Object.entries(valuesOf(call));
  return Object.fromEntries(
    values.map(([key, value]) => [key, typeof value === 'string' ? value : '']),
  );
}

/** An object of anything; what is no object counts as an empty one. */
export const valuesOf = (call: Call): Readonly<Record<string, unknown>> =>
  call.bodyIf(record) ?? {};
