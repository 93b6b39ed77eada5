import type { CraContent } from '@coop/contract/cra';

/** True when both say the same; the order of keys, and absent counts of 0, do not matter. */
export function sameContent(one: CraContent, other: CraContent): boolean {
  return sameValue(one, other);
}

/** The same of one field. */
export function sameValue(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const entries = Object.entries(value)
    .filter(([, inside]) => inside !== undefined && inside !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inside]) => `${key}:${canonical(inside)}`).join(',')}}`;
}
