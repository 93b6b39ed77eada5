import { statuts, storedTranchesAge, suites } from '@coop/contract/cra';
import type { CraContent, StoredTrancheAge, Suite } from '@coop/contract/cra';

import type { Cra } from '../cra.ts';
import { successorCodesOf } from '../successor-codes.ts';
import type { MessageKey } from '../../../core/catalogue.ts';
import { localMoment } from '../../../core/local-day.ts';
import type { Cell, Row } from '../../../core/sheets/sheet.ts';

/** What a row needs besides the CRA. */
export interface RowContext {
  /** In whose zone the instants of entry and change are written. */
  readonly timeZone: string;
  /** Names of tags by their ids. */
  readonly tagNames: ReadonlyMap<string, string>;
}

interface ListColumn {
  readonly title: MessageKey;
  readonly width?: number;
  readonly cell: (cra: Cra, context: RowContext) => Cell;
}

/** The columns of the list, in their order; codes are exported, titles are translated. */
export const listColumns: readonly ListColumn[] = [
  { title: 'field.date', cell: ({ content }) => ({ day: content.date }) },
  column('cra.export.saved', (cra, { timeZone }) => moment(cra.createdAt, timeZone), 18),
  column('cra.export.changed', (cra, { timeZone }) => moment(cra.updatedAt, timeZone), 18),
  column('field.activite', ({ content }) => content.activite),
  column('field.titre', ({ content }) => content.titre, 30),
  column('field.participants', ({ content }) => content.participants),
  column('field.recurrents', ({ content }) => content.recurrents),
  column('field.canal', ({ content }) => content.canal),
  column('field.commune', ({ content }) => content.commune.nom, 24),
  column('cra.export.postalCode', ({ content }) => content.commune.cp),
  column('cra.export.insee', ({ content }) => content.commune.insee),
  column('cra.export.minutes', ({ content }) => content.duree),
  ...storedTranchesAge.map((age) =>
    column(ageTitle(age), ({ content }) => content.ages[age] ?? 0, 16),
  ),
  ...statuts.map((statut) =>
    column(`statut.${statut}`, ({ content }) => content.statuts[statut] ?? 0),
  ),
  column('field.themes', ({ content }) => listed(content.themes), 30),
  column('field.sousThemes', ({ content }) => listed(content.sousThemes), 24),
  column('cra.export.successor', ({ content }) => listed(successorCodesOf(content.themes)), 30),
  column('field.materiel', ({ content }) => listed(content.materiel), 20),
  ...suites.map((suite) => column(suiteTitle(suite), ({ content }) => content.suites[suite] ?? 0)),
  column('field.orientations', ({ content }) => listed(content.orientations.map(orientation)), 30),
  column('field.notes', ({ content }) => content.notes, 40),
  column('field.tags', ({ content }, { tagNames }) =>
    listed(content.tags.map((id) => tagNames.get(id) ?? id)),
  ),
  column('field.serie', ({ content }) => content.serie, 28),
  column('cra.export.source', ({ source }) => source),
  column('cra.export.id', ({ id }) => id, 28),
];

export function rowOf(cra: Cra, context: RowContext): Row {
  return listColumns.map(({ cell }) => cell(cra, context));
}

function column(title: MessageKey, cell: ListColumn['cell'], width?: number): ListColumn {
  return { title, cell, ...(width !== undefined && { width }) };
}

function ageTitle(age: StoredTrancheAge): MessageKey {
  return age === 'nonRenseigne' ? 'unknownAge' : `age.${age}`;
}

function suiteTitle(suite: Suite): MessageKey {
  return `suite.${suite}`;
}

function moment(at: number, timeZone: string): Cell {
  return { moment: localMoment(at, timeZone) };
}

function listed(items: readonly string[]): string {
  return items.join(', ');
}

/** `caf: 2`, `autre (Emmaüs): 1`. */
function orientation({ organisme, n, precision }: CraContent['orientations'][number]): string {
  const where = precision === undefined ? organisme : `${organisme} (${precision})`;
  return `${where}: ${String(n)}`;
}
