import type { Findings } from './findings.ts';

/** A whole number, also when it is written as text (told); `undefined` for anything else. */
export function readWhole(value: unknown, field: string, findings: Findings): number | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? value : undefined;
  if (typeof value !== 'string' || !/^-?\d+$/.test(value.trim())) return undefined;
  findings.repair(field, 'number-as-text', value);
  return Number(value.trim());
}

/** Null, absent or empty: nothing was said. */
export function isNothing(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}
