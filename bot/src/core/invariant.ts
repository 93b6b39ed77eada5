/** A state that cannot be: a bug, not a failure of the person. */
export class ImpossibleState extends Error {
  readonly code = 'impossible-state';
}

export function invariant(condition: boolean, message: string): asserts condition {
  if (!condition) throw new ImpossibleState(message);
}

/** The value, or an error that names what was expected to be there. */
export function present<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new ImpossibleState(`${what} is missing`);
  return value;
}
