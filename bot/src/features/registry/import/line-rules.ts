import type { ColumnName } from './columns.ts';

/** The rules by which a line is refused; each has its sentence, with what to do, in the catalogue. */
export const lineRules = [
  'required',
  'too-many-cells',
  'unreadable-characters',
  'id-form',
  'id-twice',
  'id-erased',
  'id-merged',
  'email-form',
  'email-too-long',
  'email-twice',
  'email-taken',
  'too-many-emails',
  'name-too-long',
  'role-unknown',
  'role-elevated',
  'role-conflict',
  'siret-scientific',
  'siret-length',
  'siret-key',
  'siret-required',
  'structure-too-long',
  'departement-20',
  'departement-unknown',
  'departement-required',
  'departement-single',
  'postal-code',
  'date-form',
  'date-unknown',
  'date-order',
  'affectation-order',
  'language-unknown',
  'tool-form',
  'account-form',
] as const;
export type LineRule = (typeof lineRules)[number];

export interface LineRefusal {
  readonly line: number;
  readonly column: ColumnName;
  readonly rule: LineRule;
  /** As typed. */
  readonly received: string;
}

/** What was read otherwise than typed, with a warning. */
export const repairRules = [
  'siret-leading-zero',
  'departement-deduced',
  'structure-without-siret',
] as const;
export type RepairRule = (typeof repairRules)[number];

export interface LineRepair {
  readonly line: number;
  readonly column: ColumnName;
  readonly rule: RepairRule;
  readonly received: string;
  readonly read: string;
}

/** The value of a cell, what was repaired, or the rule that refuses it. */
export type CellReading<T> =
  | { readonly ok: true; readonly value: T; readonly repair?: RepairRule }
  | { readonly ok: false; readonly rule: LineRule };

export function accepted<T>(value: T, repair?: RepairRule): CellReading<T> {
  return repair ? { ok: true, value, repair } : { ok: true, value };
}

export function refused(rule: LineRule): { readonly ok: false; readonly rule: LineRule } {
  return { ok: false, rule };
}
