import {
  legacyThemes,
  themes as formThemes,
  type CraContent,
  type CraSource,
} from '@coop/contract/cra';

import { departementOfInsee, wordsOf, type Cra } from '../../../features/cra/cra.ts';
import type { CraTable } from '../schema.ts';

export type CraRow = Readonly<CraTable>;

/** Columns besides the id, in the order of the table. */
export const craColumns = [
  'author',
  'rev',
  'form_version',
  'created_at',
  'updated_at',
  'deleted_at',
  'date',
  'structure_id',
  'departement',
  'insee',
  'activite',
  'canal',
  'participants',
  'recurrents',
  'duree',
  'themes',
  'tags',
  'words',
  'serie',
  'source',
  'source_id',
  'content',
] as const satisfies readonly (keyof CraTable)[];

/** The columns that make a CRA; the others serve queries. */
export type StoredCra = Pick<
  CraRow,
  | 'id'
  | 'author'
  | 'rev'
  | 'form_version'
  | 'created_at'
  | 'updated_at'
  | 'deleted_at'
  | 'structure_id'
  | 'source'
  | 'source_id'
  | 'tags'
  | 'content'
>;

export function toCraRow({ content, ...cra }: Cra): CraRow {
  return {
    id: cra.id,
    author: cra.author,
    rev: cra.rev,
    form_version: cra.formVersion,
    created_at: cra.createdAt,
    updated_at: cra.updatedAt,
    deleted_at: cra.deletedAt ?? null,
    structure_id: cra.structureId,
    source: cra.source,
    source_id: cra.sourceId ?? null,
    ...queryColumns(content),
    content: JSON.stringify(content),
  };
}

export function toCra(row: StoredCra): Cra {
  return {
    id: row.id,
    rev: row.rev,
    formVersion: row.form_version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    ...(row.deleted_at === null ? {} : { deletedAt: row.deleted_at }),
    author: row.author,
    structureId: row.structure_id,
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written by toCraRow alone
    source: row.source as CraSource,
    ...(row.source_id === null ? {} : { sourceId: row.source_id }),
    content: { ...readContent(row.content), tags: tagsOf(row) },
  };
}

function readContent(content: string): CraContent {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written by toCraRow alone
  return JSON.parse(content) as CraContent;
}

/** The column follows the merges of tags; what was entered stays in the content. */
function tagsOf({ tags }: Pick<CraRow, 'tags'>): string[] {
  return tags === '' ? [] : tags.split(',');
}

const themeOrder: readonly string[] = [...formThemes, ...legacyThemes];

/** A set of themes, in one form whatever the order they came in. */
export function themesColumn(themes: readonly string[]): string {
  return [...new Set(themes)]
    .sort((a, b) => themeOrder.indexOf(a) - themeOrder.indexOf(b))
    .join(',');
}

function queryColumns(content: CraContent) {
  return {
    date: content.date,
    departement: departementOfInsee(content.commune.insee),
    insee: content.commune.insee,
    activite: content.activite,
    canal: content.canal,
    participants: content.participants,
    recurrents: content.recurrents,
    duree: content.duree,
    themes: themesColumn(content.themes),
    tags: content.tags.join(','),
    words: wordsOf(content),
    serie: content.serie ?? null,
  };
}
