import type { RegistryReader } from '../ports.ts';
import type { Entry } from '../registry.ts';
import type { UserId } from '../../../core/actor.ts';
import type { Parameter } from '../../../core/parameters.ts';
import { fail, ok, type Result } from '../../../core/result.ts';

export interface FindEntryDeps {
  readonly registry: RegistryReader;
  readonly usernames: { userIdOf(username: string): Promise<UserId | undefined> };
}

/** No entry is of that account, and none has that id. */
export interface EntryUnknown {
  readonly tag: 'EntryUnknown';
  readonly received: string;
}

/** `@name` of an account, or the id of an entry. */
export const personName: Parameter<string> = {
  takes: 'word',
  read: (text) => (/^@?[A-Za-z0-9._-]{1,64}$/.test(text) ? text : undefined),
  absent: { allowed: false },
  label: 'registry.person.who',
};

/** The entry that is meant: with a sign, or where no entry has that id, an account's. */
export async function findEntry(
  { registry, usernames }: FindEntryDeps,
  received: string,
): Promise<Result<Entry, EntryUnknown>> {
  const isAccount = received.startsWith('@');
  const byId = isAccount ? undefined : await registry.entry(received);
  if (byId) return ok(byId);
  const userId = await usernames.userIdOf(received.replace(/^@/, '').toLowerCase());
  const entry = userId === undefined ? undefined : await registry.entryOfUser(userId);
  return entry ? ok(entry) : fail({ tag: 'EntryUnknown', received });
}
