import type { StatsDirectory } from '../../../bot/src/features/stats/ports.ts';
import type { Tables } from './tables.ts';

export function memoryStatsDirectory({ entries, structures }: Tables): StatsDirectory {
  const all = () =>
    [...entries.values()].flatMap(({ id, givenName, familyName, affectations }) =>
      affectations.map((affectation) => ({
        ...affectation,
        entryId: id,
        name: `${familyName} ${givenName}`.trim(),
        structureName: structures.get(affectation.structureId) ?? affectation.structureId,
      })),
    );
  return {
    affectations: (departements) =>
      Promise.resolve(
        all().filter(({ departement }) => departements?.includes(departement) ?? true),
      ),
    affectationsAt: (structureId) =>
      Promise.resolve(
        [...entries.values()]
          .flatMap(({ affectations }) => affectations)
          .filter((affectation) => affectation.structureId === structureId),
      ),
  };
}
