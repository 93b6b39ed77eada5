import { fold } from '../../territory/index.ts';

/** Columns that the file may have, as its header names them. */
export const columnNames = [
  'id',
  'email',
  'prenom',
  'nom',
  'role',
  'siret',
  'structure',
  'departements',
  'code_postal',
  'date_debut',
  'date_fin',
  'date_affectation',
  'autres_emails',
  'outils',
  'langue',
  'mattermost',
] as const;
export type ColumnName = (typeof columnNames)[number];

export const requiredColumns = ['id', 'email', 'prenom', 'nom'] as const satisfies ColumnName[];

const byKey = new Map(columnNames.map((name) => [headerKey(name), name]));

/** The column that a header means: case, accents, spaces, hyphens and underscores do not count. */
export function columnOf(header: string): ColumnName | undefined {
  return byKey.get(headerKey(header));
}

function headerKey(header: string): string {
  return fold(header).replace(/[\s_-]+/g, '');
}
