/** A copy of a value without some of its keys. */
export function without<T extends object, K extends keyof T>(
  value: T,
  ...keys: readonly K[]
): Omit<T, K> {
  const left: ReadonlySet<PropertyKey> = new Set(keys);
  const kept = Object.entries(value).filter(([key]) => !left.has(key));
  return Object.fromEntries(kept) as Omit<T, K>; // eslint-disable-line @typescript-eslint/consistent-type-assertions -- fromEntries forgets which key has which type
}
