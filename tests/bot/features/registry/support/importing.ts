import type { Entry } from '../../../../../bot/src/features/registry/registry.ts';
import {
  planImport,
  type ImportPlan,
  type PlanRequest,
} from '../../../../../bot/src/features/registry/import/plan-import.ts';
import { readTable } from '../../../../../bot/src/features/registry/import/read-table.ts';

export const siret = '13002603200016';
export const otherSiret = '35600000000001';

/** 2 March 2026, 10:00 in Paris. */
export const now = Date.UTC(2026, 2, 2, 9);
export const today = '2026-03-02';

const header = 'id;email;prenom;nom;role;siret;structure;departements;date_debut;date_fin';

export interface LineFields {
  readonly id?: string;
  readonly email?: string;
  readonly role?: string;
  readonly siret?: string;
  readonly structure?: string;
  readonly departements?: string;
  readonly start?: string;
  readonly end?: string;
}

export function aLine(fields: LineFields = {}): string {
  const { id = 'c1', role = '', structure = 'Mairie', departements = '44' } = fields;
  const { email = `${id}@exemple.fr`, start = '', end = '' } = fields;
  const given = fields.siret ?? siret;
  return [id, email, 'Claire', 'Martin', role, given, structure, departements, start, end].join(
    ';',
  );
}

export function aFile(...lines: readonly string[]): string {
  return [header, ...lines].join('\n');
}

/** Plans an import of this text into these entries. */
export function plan(
  text: string,
  entries: readonly Entry[] = [],
  request: Partial<PlanRequest> = {},
): ImportPlan {
  const table = readTable(Buffer.from(text));
  if (!table.ok) throw new Error(`the file is refused: ${table.failure.tag}`);
  return planImport(
    table.value,
    { entries: new Map(entries.map((entry) => [entry.id, entry])), structureNames: new Map() },
    {
      now,
      timeZone: 'Europe/Paris',
      allowElevated: false,
      missing: { policy: 'ignorer' },
      ...request,
    },
  );
}

/** The entries after a plan was applied. */
export function after(entries: readonly Entry[], planned: ImportPlan): readonly Entry[] {
  const next = new Map(entries.map((entry) => [entry.id, entry]));
  for (const { entry } of [...planned.created, ...planned.changed]) next.set(entry.id, entry);
  for (const entry of planned.missing.ended) next.set(entry.id, entry);
  return [...next.values()];
}
