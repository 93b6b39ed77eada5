/** Names of a style sheet's classes, the false ones left out. */
export function classNames(
  styles: Readonly<Record<string, string>>,
): (...names: readonly (string | false | undefined)[]) => string {
  return (...names) =>
    names.flatMap((name) => (typeof name === 'string' ? [styles[name] ?? ''] : [])).join(' ');
}
