import { fail, ok } from '../../../bot/src/core/result.ts';
import type { RegistryReader, RegistryStore } from '../../../bot/src/features/registry/ports.ts';
import {
  affectationOn,
  type Entry,
  type EntryStatus,
  type Link,
} from '../../../bot/src/features/registry/registry.ts';
import type { Tables } from './tables.ts';

export function memoryRegistryReader({ aliases, entries, structures }: Tables): RegistryReader {
  const find = (matches: (entry: Entry) => boolean) =>
    Promise.resolve([...entries.values()].find(matches));
  return {
    entry: (id) => Promise.resolve(entries.get(id)),
    entryOfUser: (userId) => find(({ link }) => link?.userId === userId),
    entryOfEmail: (email) => find((entry) => emailsOf(entry).includes(email.trim().toLowerCase())),
    entries: () => inOrder([...entries.values()]),
    affectationOn: (id, date) =>
      Promise.resolve(affectationOn(entries.get(id)?.affectations ?? [], date)),
    structure: (id) => {
      const name = structures.get(id);
      return Promise.resolve(name === undefined ? undefined : { id, name });
    },
    aliases: () =>
      Promise.resolve(new Map([...aliases.values()].map((one) => [one.alias, one.entryId]))),
    counts: () => {
      const all = [...entries.values()];
      const of = (status: EntryStatus) => all.filter((entry) => entry.status === status).length;
      return Promise.resolve({
        statuses: {
          attendu: of('attendu'),
          actif: of('actif'),
          parti: of('parti'),
          archive: of('archive'),
          efface: of('efface'),
        },
        linked: all.filter(({ link }) => link !== undefined).length,
      });
    },
  };
}

export function memoryRegistry(tables: Tables): RegistryStore {
  const { aliases, entries, structures } = tables;
  const reader = memoryRegistryReader(tables);
  return {
    ...reader,
    put: (written) => {
      const after = new Map([...entries, ...written.map((entry) => [entry.id, entry] as const)]);
      const taken = written.flatMap((entry) =>
        emailsOf(entry).flatMap((email) => {
          const by = [...after.values()].find(
            (other) => other.id !== entry.id && emailsOf(other).includes(email),
          );
          return by === undefined ? [] : [{ email, by: by.id }];
        }),
      );
      if (taken.length > 0) return Promise.resolve(fail({ tag: 'EmailTaken', taken }));
      for (const entry of written) {
        entries.set(entry.id, withLink(entry, entries.get(entry.id)?.link));
      }
      return Promise.resolve(ok(undefined));
    },
    putStructures: (written) => {
      written.forEach(({ id, name }) => structures.set(id, name));
      return Promise.resolve();
    },
    link: async (id, link) => {
      const holder = await reader.entryOfUser(link.userId);
      if (holder !== undefined && holder.id !== id) {
        return fail({ tag: 'AccountAlreadyLinked', entryId: holder.id });
      }
      const entry = entries.get(id);
      if (entry !== undefined) entries.set(id, { ...entry, link });
      return ok(undefined);
    },
    unlink: (id) => {
      const entry = entries.get(id);
      if (entry !== undefined) entries.set(id, withLink(entry, undefined));
      return Promise.resolve();
    },
    alias: (id) => Promise.resolve(aliases.get(id)),
    putAlias: (alias) => {
      aliases.set(alias.alias, alias);
      return Promise.resolve();
    },
    dropAlias: (id) => {
      aliases.delete(id);
      return Promise.resolve();
    },
  };
}

function withLink(entry: Entry, link: Link | undefined): Entry {
  const copy: { link?: Link } & Omit<Entry, 'link'> = { ...entry };
  if (link === undefined) delete copy.link;
  else copy.link = link;
  return copy;
}

function emailsOf({ email, otherEmails }: Entry): readonly string[] {
  return [email, ...otherEmails];
}

async function* inOrder(entries: readonly Entry[]): AsyncGenerator<Entry> {
  await Promise.resolve();
  yield* [...entries].sort((a, b) => (a.id < b.id ? -1 : 1));
}
