/** What a question about statistics can be refused for; each says what was received. */
export type StatsRefused = InvalidPeriod | PeriodTooLong | UnknownScope | UnknownFilter;

/** A date that does not exist, or an end before its beginning. */
export interface InvalidPeriod {
  readonly tag: 'InvalidPeriod';
  readonly field: 'from' | 'to';
  readonly rule: 'calendar-date' | 'from<=to';
  readonly received: string;
}

/** Over ten years. */
export interface PeriodTooLong {
  readonly tag: 'PeriodTooLong';
  readonly from: string;
  readonly to: string;
}

/** No such scope, or nothing of that name in the registry. */
export interface UnknownScope {
  readonly tag: 'UnknownScope';
  readonly field: 'scope' | 'id' | 'departements';
  readonly received: string;
}

/** No such filter, or no such code in it. */
export interface UnknownFilter {
  readonly tag: 'UnknownFilter';
  /** `communes`, `activites`, `themes`, `tags`, `canaux`, or what was asked instead. */
  readonly filter: string;
  readonly received: string;
}

/** A filter on an adviser, for a reader who has no more than numbers of them. */
export interface AdviserUnfiltered {
  readonly tag: 'AdviserUnfiltered';
}

/** Not for this reader; says nothing of whether it exists. */
export interface ScopeNotAllowed {
  readonly tag: 'ScopeNotAllowed';
}
