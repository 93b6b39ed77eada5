function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/**
 * Registry methods take positional arguments, or one object whose keys are all known. One unknown
 * key and the whole object becomes the first argument, as in the real web app (which then breaks).
 */
export function namedArguments(
  names: readonly string[],
  given: readonly unknown[],
): Record<string, unknown> {
  const [only] = given;
  const isNamed =
    given.length === 1 &&
    isPlainObject(only) &&
    Object.keys(only).every((key) => names.includes(key));
  if (isNamed && isPlainObject(only)) return only;
  return Object.fromEntries(names.map((name, position) => [name, given[position]]));
}
