import type { Affectation, Alias, Entry, Link } from '../../../features/registry/registry.ts';
import type { AffectationTable, RegistryAliasTable, RegistryEntryTable } from '../schema.ts';

export type EntryRow = Readonly<RegistryEntryTable>;
export type AffectationRow = Readonly<AffectationTable>;

type Rest = Omit<Entry, 'id' | 'status' | 'link' | 'affectations'>;

export function toEntryRow({ id, status, link, affectations, ...rest }: Entry): {
  readonly row: EntryRow;
  readonly affectations: readonly AffectationRow[];
} {
  const row = {
    id,
    status,
    user_id: link?.userId ?? null,
    link: link ? toLinkColumn(link) : null,
    entry: JSON.stringify(rest),
  };
  return { row, affectations: affectations.map((one, rank) => toAffectationRow(id, rank, one)) };
}

export function toLinkColumn(link: Link): string {
  return JSON.stringify(link);
}

export function toEntry(row: EntryRow, affectations: readonly AffectationRow[]): Entry {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written by toEntryRow alone
  const rest = JSON.parse(row.entry) as Rest;
  return {
    id: row.id,
    ...rest,
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written by toEntryRow alone
    status: row.status as Entry['status'],
    affectations: affectations.map(toAffectation),
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written by toLinkColumn alone
    ...(row.link === null ? {} : { link: JSON.parse(row.link) as Link }),
  };
}

function toAffectationRow(entryId: string, rank: number, one: Affectation): AffectationRow {
  return {
    entry_id: entryId,
    rank,
    structure_id: one.structureId,
    departement: one.departement,
    from_date: one.from,
    to_date: one.to ?? null,
  };
}

export function toAffectation(row: AffectationRow): Affectation {
  return {
    structureId: row.structure_id,
    departement: row.departement,
    from: row.from_date,
    ...(row.to_date === null ? {} : { to: row.to_date }),
  };
}

export type AliasRow = Readonly<RegistryAliasTable>;

export function toAliasRow({ alias, entryId, mergedAt, kept, merged }: Alias): AliasRow {
  const before = JSON.stringify({ kept, merged });
  return { alias, entry_id: entryId, merged_at: mergedAt, before };
}

export function toAlias(row: AliasRow): Alias {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written by toAliasRow alone
  const before = JSON.parse(row.before) as Pick<Alias, 'kept' | 'merged'>;
  return { alias: row.alias, entryId: row.entry_id, mergedAt: row.merged_at, ...before };
}
