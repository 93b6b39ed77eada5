/** What the rules foresee and refuse; `tag` is a literal, kebab-cased on the wire and in logs. */
export interface Failure {
  readonly tag: string;
}

export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

export interface Failed<F> {
  readonly ok: false;
  readonly failure: F;
}

/** A use case's answer: a value, or a failure that the rules foresee. Never an exception for these. */
export type Result<T, F extends Failure> = Ok<T> | Failed<F>;

export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

export function fail<const F extends Failure>(failure: F): Failed<F> {
  return { ok: false, failure };
}

/** `NoAffectation` → `no-affectation`: the code of a failure on the wire, in logs and in reports. */
export function failureCode(tag: string): string {
  return tag.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase();
}
