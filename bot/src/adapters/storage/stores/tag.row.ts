import type { Tag, TagScope } from '../../../features/cra/tags/ports.ts';
import type { TagTable } from '../schema.ts';

export type TagRow = Readonly<TagTable>;

/** Columns besides the id, in the order of the table. */
export const tagColumns = [
  'scope',
  'owner',
  'name',
  'made_by',
  'made_at',
  'archived_at',
  'merged_into',
] as const satisfies readonly (keyof TagTable)[];

export function toTagRow(tag: Tag): TagRow {
  return {
    id: tag.id,
    scope: tag.scope.kind,
    owner: ownerOf(tag.scope),
    name: tag.name,
    made_by: tag.madeBy,
    made_at: tag.madeAt,
    archived_at: tag.archivedAt ?? null,
    merged_into: tag.mergedInto ?? null,
  };
}

export function toTag(row: TagRow): Tag {
  return {
    id: row.id,
    name: row.name,
    scope: scopeOf(row),
    madeBy: row.made_by,
    madeAt: row.made_at,
    ...(row.archived_at !== null && { archivedAt: row.archived_at }),
    ...(row.merged_into !== null && { mergedInto: row.merged_into }),
  };
}

function ownerOf(scope: TagScope): string {
  switch (scope.kind) {
    case 'person':
      return scope.person;
    case 'territory':
      return scope.departements.join(',');
    case 'nation':
      return '';
  }
}

function scopeOf({ scope, owner }: TagRow): TagScope {
  switch (scope) {
    case 'person':
      return { kind: 'person', person: owner };
    case 'territory':
      return { kind: 'territory', departements: owner.split(',') };
    case 'nation':
      return { kind: 'nation' };
  }
}
