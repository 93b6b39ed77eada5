import type { Finding, FindingRule } from './report.ts';

/** Gathers what happens to the fields of one record. */
export class Findings {
  readonly repairs: Finding[] = [];
  readonly refusals: Finding[] = [];

  repair(field: string, rule: FindingRule, received: unknown): void {
    this.repairs.push({ field, rule, received: asReceived(received) });
  }

  refuse(
    field: string,
    rule: FindingRule,
    received: unknown,
    more: { readonly candidates?: readonly string[] } = {},
  ): void {
    this.refusals.push({ field, rule, received: asReceived(received), ...more });
  }
}

function asReceived(value: unknown): unknown {
  return value === undefined || Number.isNaN(value) ? null : value;
}
