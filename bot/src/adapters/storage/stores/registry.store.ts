import { fail, ok } from '../../../core/result.ts';
import type { RegistryReader, RegistryStore } from '../../../features/registry/ports.ts';
import {
  affectationOn,
  entryStatuses,
  type Entry,
  type EntryStatus,
} from '../../../features/registry/registry.ts';
import type { Session } from '../session.ts';
import { affectationsOf, forgetAffectations } from './affectations-of.ts';
import * as queries from './registry.queries.ts';
import { statsLogOf } from './stats-log-of.ts';
import {
  toAffectation,
  toAlias,
  toAliasRow,
  toEntry,
  toEntryRow,
  toLinkColumn,
  type EntryRow,
} from './registry.row.ts';

const pageSize = 500;

export function makeRegistryReader(session: Session): RegistryReader {
  const whole = async (row: EntryRow | undefined) =>
    row && toEntry(row, await session.all(queries.affectations, { id: row.id }));
  return {
    entry: async (id) => whole(await session.first(queries.byId, { id })),
    entryOfUser: async (userId) => whole(await session.first(queries.byUser, { userId })),
    entryOfEmail: async (email) =>
      whole(await session.first(queries.byEmail, { email: email.trim().toLowerCase() })),
    entries: () => allEntries(session),
    affectationOn: async (id, date) => {
      const rows = await session.all(queries.affectations, { id });
      return affectationOn(rows.map(toAffectation), date);
    },
    structure: (id) => session.first(queries.structure, { id }),
    aliases: async () => {
      const rows = await session.all(queries.aliases, {});
      return new Map(rows.map(({ alias, entry_id }) => [alias, entry_id]));
    },
    counts: async () => {
      const rows = await session.all(queries.counts, {});
      const of = (status: EntryStatus) => rows.find((row) => row.status === status)?.entries ?? 0;
      const [attendu, actif, parti, archive, efface] = entryStatuses;
      return {
        statuses: {
          attendu: of(attendu),
          actif: of(actif),
          parti: of(parti),
          archive: of(archive),
          efface: of(efface),
        },
        linked: rows.reduce((sum, { linked }) => sum + linked, 0),
      };
    },
  };
}

export function makeRegistryStore(session: Session): RegistryStore {
  return {
    ...makeRegistryReader(session),
    affectationOn: async (id, date) =>
      affectationOn((await affectationsOf(session, id)).map(toAffectation), date),
    put: async (entries) => {
      const taken = await takenEmails(session, entries);
      if (taken.length > 0) return fail({ tag: 'EmailTaken', taken });
      for (const { id } of entries) await session.send(queries.dropEmails, { id });
      for (const entry of entries) await putOne(session, entry);
      return ok(undefined);
    },
    putStructures: async (structures) => {
      for (const { id, name } of structures) await session.send(queries.putStructure, { id, name });
    },
    link: async (id, link) => {
      const { userId } = link;
      const holder = await session.first(queries.byUser, { userId });
      if (holder !== undefined && holder.id !== id) {
        return fail({ tag: 'AccountAlreadyLinked', entryId: holder.id });
      }
      await session.send(queries.setLink, { id, userId, link: toLinkColumn(link) });
      return ok(undefined);
    },
    unlink: (id) => session.send(queries.setLink, { id, userId: null, link: null }),
    alias: async (id) => {
      const row = await session.first(queries.alias, { id });
      return row && toAlias(row);
    },
    putAlias: (alias) => session.send(queries.putAlias, { ...toAliasRow(alias) }),
    dropAlias: (id) => session.send(queries.dropAlias, { id }),
  };
}

function emailsOf({ email, otherEmails }: Entry): readonly string[] {
  return [...new Set([email, ...otherEmails])];
}

/** Addresses that would belong to two entries. */
async function takenEmails(session: Session, entries: readonly Entry[]) {
  const written = new Set(entries.map(({ id }) => id));
  const owners = new Map<string, string>();
  const taken: { readonly email: string; readonly by: string }[] = [];
  for (const entry of entries) {
    for (const email of emailsOf(entry)) {
      const stored = await session.first(queries.ownerOfEmail, { email });
      const kept = stored !== undefined && !written.has(stored.entry_id);
      const by = owners.get(email) ?? (kept ? stored.entry_id : undefined);
      if (by !== undefined && by !== entry.id) taken.push({ email, by });
      owners.set(email, entry.id);
    }
  }
  return taken;
}

async function putOne(session: Session, entry: Entry): Promise<void> {
  const { row, affectations } = toEntryRow(entry);
  const { id, status } = row;
  await session.send(queries.put, { id, status, entry: row.entry });
  for (const email of emailsOf(entry)) await session.send(queries.addEmail, { email, id });
  const before = await affectationsOf(session, id);
  forgetAffectations(session, id);
  await session.send(queries.dropAffectations, { id });
  for (const one of affectations) await session.send(queries.addAffectation, { ...one });
  await statsLogOf(session).moved(id, before, affectations);
}

async function* allEntries(session: Session): AsyncGenerator<Entry> {
  for (let after = ''; ;) {
    const rows = await session.all(queries.page, { after, limit: pageSize });
    const last = rows.at(-1)?.id;
    if (last === undefined) return;
    const affectations = await session.all(queries.pageAffectations, { after, last });
    const byEntry = Map.groupBy(affectations, (row) => row.entry_id);
    for (const row of rows) yield toEntry(row, byEntry.get(row.id) ?? []);
    after = last;
  }
}
