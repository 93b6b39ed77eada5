import { presentOne } from '../import/next-affectations.ts';
import type { Entry, Structure } from '../registry.ts';
import type { CalendarDate } from '../../../core/calendar-date.ts';
import type { Row } from '../../../core/sheets/sheet.ts';

/** The columns of an import, then what an import does not read. */
export const registryColumns = [
  'id',
  'email',
  'prenom',
  'nom',
  'role',
  'siret',
  'structure',
  'departements',
  'date_debut',
  'date_fin',
  'date_affectation',
  'autres_emails',
  'outils',
  'langue',
  'mattermost',
  'statut',
  'lien',
] as const;

/** An entry as an import of it would change nothing. */
export function registryRow(
  entry: Entry,
  structure: Structure | undefined,
  today: CalendarDate,
): Row {
  const isConseiller = entry.roles.includes('conseiller');
  const present = isConseiller ? presentOne(entry.affectations, today) : undefined;
  const codes = [
    ...(present ? [present.departement] : []),
    ...entry.territories.map(({ code }) => code),
  ];
  return [
    entry.id,
    entry.email,
    entry.givenName,
    entry.familyName,
    entry.roles.join('|'),
    employerOf(entry, today) ?? '',
    structure?.name ?? '',
    [...new Set(codes)].join('|'),
    entry.start ?? '',
    entry.end ?? '',
    present?.from ?? '',
    entry.otherEmails.join('|'),
    entry.tools.map(({ code }) => code).join('|'),
    entry.language,
    entry.account ?? '',
    entry.status,
    entry.link?.how ?? '',
  ];
}

/** Of a conseiller, that of the affectation to go on with; of others, the one without dates. */
export function employerOf(
  { affectations, roles, structureId }: Entry,
  today: CalendarDate,
): string | undefined {
  return roles.includes('conseiller') ? presentOne(affectations, today)?.structureId : structureId;
}
