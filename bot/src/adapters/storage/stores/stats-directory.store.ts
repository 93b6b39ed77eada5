import type { StatsDirectory } from '../../../features/stats/ports.ts';
import type { Session } from '../session.ts';
import { statement } from '../statement.ts';
import { toAffectation, type AffectationRow } from './registry.row.ts';

interface NamedRow extends AffectationRow {
  /** The entry as JSON. */
  readonly entry: string;
  readonly structure_name: string | null;
}

const everywhere = statement<Record<string, never>, NamedRow>('directory.everywhere', ({ db }) =>
  db
    .selectFrom('registry_affectation')
    .innerJoin('registry_entry', 'registry_entry.id', 'registry_affectation.entry_id')
    .leftJoin('structure', 'structure.id', 'registry_affectation.structure_id')
    .selectAll('registry_affectation')
    .select(['registry_entry.entry as entry', 'structure.name as structure_name']),
);

const inDepartement = statement<{ departement: string }, NamedRow>(
  'directory.inDepartement',
  ({ db }, { departement }) =>
    db
      .selectFrom('registry_affectation')
      .innerJoin('registry_entry', 'registry_entry.id', 'registry_affectation.entry_id')
      .leftJoin('structure', 'structure.id', 'registry_affectation.structure_id')
      .selectAll('registry_affectation')
      .select(['registry_entry.entry as entry', 'structure.name as structure_name'])
      .where('registry_affectation.departement', '=', departement),
);

const atStructure = statement<{ id: string }, AffectationRow>(
  'directory.atStructure',
  ({ db }, { id }) =>
    db.selectFrom('registry_affectation').selectAll().where('structure_id', '=', id),
);

/** Who works where, read from the registry. */
export function makeStatsDirectory(session: Session): StatsDirectory {
  return {
    affectations: async (departements) => {
      if (!departements) return (await session.all(everywhere, {})).map(toNamed);
      const found = departements.map((departement) => session.all(inDepartement, { departement }));
      return (await Promise.all(found)).flat().map(toNamed);
    },
    affectationsAt: async (id) => (await session.all(atStructure, { id })).map(toAffectation),
  };
}

function toNamed(row: NamedRow) {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written by the registry alone
  const { givenName, familyName } = JSON.parse(row.entry) as Record<string, string>;
  return {
    ...toAffectation(row),
    entryId: row.entry_id,
    name: `${familyName ?? ''} ${givenName ?? ''}`.trim(),
    structureName: row.structure_name ?? row.structure_id,
  };
}
