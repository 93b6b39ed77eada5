import { emailsOf, type Entry } from '../registry.ts';
import type { EntryId } from '../../../core/actor.ts';

/**
 * Those of the next entries whose address another entry would have too, judged on the registry as it
 * would be: a refused entry stays what it was, which may refuse another, until nothing changes. Each
 * with the address.
 */
export function takenAfter(
  registry: ReadonlyMap<EntryId, Entry>,
  next: ReadonlyMap<EntryId, Entry>,
): ReadonlyMap<EntryId, string> {
  const taken = new Map<EntryId, string>();
  for (;;) {
    const after = new Map(registry);
    for (const [id, entry] of next) if (!taken.has(id)) after.set(id, entry);
    const owners = ownersOf(after.values());
    const found = [...next.values()].flatMap((entry) => {
      const email = taken.has(entry.id) ? undefined : sharedEmail(entry, owners);
      return email === undefined ? [] : [[entry.id, email] as const];
    });
    if (found.length === 0) return taken;
    for (const [id, email] of found) taken.set(id, email);
  }
}

function sharedEmail(entry: Entry, owners: ReadonlyMap<string, number>): string | undefined {
  return emailsOf(entry).find((email) => (owners.get(email) ?? 0) > 1);
}

function ownersOf(entries: Iterable<Entry>): ReadonlyMap<string, number> {
  const owners = new Map<string, number>();
  for (const entry of entries) {
    for (const email of emailsOf(entry)) owners.set(email, (owners.get(email) ?? 0) + 1);
  }
  return owners;
}
