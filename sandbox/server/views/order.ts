const collator = new Intl.Collator('en');

/** Sorts by a text as people do: capitals and accents do not count first. */
export function inOrderOf<T>(textOf: (row: T) => string): (one: T, other: T) => number {
  return (one, other) => collator.compare(textOf(one), textOf(other));
}

/** Sorts by a text character by character, as ids are. */
export function byPlainText<T>(textOf: (row: T) => string): (one: T, other: T) => number {
  return (one, other) => (textOf(one) < textOf(other) ? -1 : textOf(one) > textOf(other) ? 1 : 0);
}
