export { teamLinesKey } from './plan/ledger.ts';
export type { Binding, Intent, Ledger, LedgerLine } from './plan/ledger.ts';
export type { Drift } from './plan/operation.ts';
