/**
 * Whether an object that is no list has an own `length`, at any depth: no form of ours has one, and
 * whoever measures it would take it for a list.
 */
export function hasFalseLength(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (!Array.isArray(value) && Object.hasOwn(value, 'length')) return true;
  return Object.values(value).some(hasFalseLength);
}
