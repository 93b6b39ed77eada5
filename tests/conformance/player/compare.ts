import { isList, isObject, type Json, type JsonObject } from './json.ts';
import { fillText, matchText, uncertainty, type Bindings } from './placeholders.ts';

export interface Comparison {
  readonly bound: Bindings;
  /** Keys that may be missing. */
  readonly omitted: ReadonlySet<string>;
  /** Paths of lists whose order does not matter. */
  readonly unordered: ReadonlySet<string>;
  /** Whether objects may have further keys. */
  readonly isLoose: boolean;
}

/** Every difference between what was recorded and what came, in words; binds placeholders on the way. */
export function differences(
  expected: Json,
  actual: Json | undefined,
  at: string,
  how: Comparison,
): readonly string[] {
  if (typeof expected === 'string') return ofText(expected, actual, at, how);
  if (isList(expected)) return ofList(expected, actual, at, how);
  if (isObject(expected)) return ofObject(expected, actual, at, how);
  return expected === actual ? [] : [wrong(at, expected, actual)];
}

function shown(value: Json | undefined): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}

const wrong = (at: string, expected: Json, actual: Json | undefined): string =>
  `${at}: expected ${shown(expected)}, got ${shown(actual)}`;

function ofText(
  expected: string,
  actual: Json | undefined,
  at: string,
  how: Comparison,
): readonly string[] {
  const isNumber = typeof actual === 'number' && /^\{\{(?:time|number)/.test(expected);
  if (typeof actual !== 'string' && !isNumber) return [wrong(at, expected, actual)];
  if (matchText(expected, String(actual), how.bound)) return [];
  return [wrong(at, fillText(expected, how.bound) ?? expected, actual)];
}

function ofList(
  expected: readonly Json[],
  actual: Json | undefined,
  at: string,
  how: Comparison,
): readonly string[] {
  if (!isList(actual)) return [wrong(at, expected, actual)];
  if (expected.length !== actual.length) {
    return [`${at}: expected ${expected.length} elements, got ${actual.length}: ${shown(actual)}`];
  }
  if (how.unordered.has(at.replaceAll(/\.\d+(?=\.|$)/g, '.*'))) {
    return paired(expected, actual, at, how);
  }
  return expected.flatMap((item, index) => differences(item, actual[index], `${at}.${index}`, how));
}

function ofObject(
  expected: JsonObject,
  actual: Json | undefined,
  at: string,
  how: Comparison,
): readonly string[] {
  if (!isObject(actual)) return [wrong(at, expected, actual)];
  const found: string[] = [];
  const open: Json[] = [];
  const seen = new Set<string>();
  for (const [template, item] of Object.entries(expected)) {
    const key = fillText(template, how.bound);
    if (key === undefined) {
      open.push({ key: template, value: item });
      continue;
    }
    seen.add(key);
    if (key in actual) found.push(...differences(item, actual[key], `${at}.${key}`, how));
    else if (!how.omitted.has(key)) found.push(`${at}.${key}: missing, expected ${shown(item)}`);
  }
  const extra = Object.keys(actual).filter((key) => !seen.has(key));
  if (open.length > 0) {
    const entries = extra.map((key) => ({ key, value: actual[key] ?? null }));
    return [...found, ...paired(open, entries, at, how)];
  }
  if (how.isLoose) return found;
  return [...found, ...extra.map((key) => `${at}.${key}: not expected, got ${shown(actual[key])}`)];
}

/** Each expected value, the most certain first, takes the first remaining one that fits whole. */
function paired(
  expected: readonly Json[],
  actual: readonly Json[],
  at: string,
  how: Comparison,
): readonly string[] {
  const left = [...actual];
  const found: string[] = [];
  const certain = [...expected].sort(
    (one, other) => uncertainty(one, how.bound) - uncertainty(other, how.bound),
  );
  for (const item of certain) {
    const index = left.findIndex((candidate) => fits(item, candidate, `${at}.*`, how));
    if (index >= 0) left.splice(index, 1);
    else found.push(`${at}: nothing fits ${shown(item)}`);
  }
  if (left.length > 0 && !how.isLoose) found.push(`${at}: not expected: ${shown(left)}`);
  return found;
}

function fits(expected: Json, actual: Json, at: string, how: Comparison): boolean {
  const bound: Bindings = new Map(how.bound);
  if (differences(expected, actual, at, { ...how, bound }).length > 0) return false;
  for (const [name, value] of bound) how.bound.set(name, value);
  return true;
}
