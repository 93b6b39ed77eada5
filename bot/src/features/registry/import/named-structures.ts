import type { Structure } from '../registry.ts';
import type { WantedEntry } from './wanted-entry.ts';

/**
 * The structures of the lines whose name is new or another one. Where lines differ, the name that
 * most of them give holds, of equally frequent ones the first by the alphabet; one without any name
 * is called by its SIRET.
 */
export function namedStructures(
  lines: readonly WantedEntry[],
  known: ReadonlyMap<string, string>,
): readonly Structure[] {
  const votes = new Map<string, Map<string, number>>();
  for (const { structureId, structureName } of lines) {
    if (typeof structureId !== 'string') continue;
    const names = votes.get(structureId) ?? new Map<string, number>();
    votes.set(structureId, names);
    if (structureName !== undefined) names.set(structureName, (names.get(structureName) ?? 0) + 1);
  }
  return [...votes]
    .map(([id, names]) => ({ id, name: mostFrequent(names) ?? known.get(id) ?? id }))
    .filter(({ id, name }) => known.get(id) !== name)
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

function mostFrequent(names: ReadonlyMap<string, number>): string | undefined {
  const [first] = [...names].sort(
    ([name, count], [other, times]) => times - count || (name < other ? -1 : 1),
  );
  return first?.[0];
}
