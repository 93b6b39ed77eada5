import type { RegistryStore } from '../ports.ts';
import { emailsOf, type Alias, type Entry } from '../registry.ts';
import type { EntryId, Person } from '../../../core/actor.ts';
import type { CalendarDate } from '../../../core/calendar-date.ts';
import type { Clock } from '../../../core/clock.ts';
import type { History } from '../../../core/history.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { Transaction } from '../../../core/transaction.ts';

export interface MergeStores {
  readonly registry: RegistryStore;
  readonly history: History;
  readonly cras: { lastDate(author: EntryId): Promise<CalendarDate | undefined> };
}

export interface MergeEntriesDeps {
  readonly clock: Clock;
  readonly transaction: Transaction<MergeStores>;
}

export type MergeRefused =
  | { readonly tag: 'EntryGone' }
  | { readonly tag: 'SameEntry' }
  /** The one that would become an alias has recorded CRAs: they are its own. */
  | { readonly tag: 'HasCras' }
  /** Each has an account of its own. */
  | { readonly tag: 'TwoAccounts' }
  | { readonly tag: 'TooManyEmails' };

export interface Merged {
  readonly kept: Entry;
  readonly alias: EntryId;
}

const mostOtherEmails = 5;

/**
 * `/coop fusionner A B` (`channels.md`, Link between entry and account): A keeps everything and takes
 * the addresses and the account of B, which becomes an alias that later imports recognise.
 */
export function mergeEntries(
  { clock, transaction }: MergeEntriesDeps,
  { kept, merged, actor }: { kept: EntryId; merged: EntryId; actor: Person },
): Promise<Result<Merged, MergeRefused>> {
  const now = clock.now();
  return transaction(async (stores) => {
    const { registry, history } = stores;
    const [a, b] = [await registry.entry(kept), await registry.entry(merged)];
    const refusal = await refusalOf(stores, a, b);
    if (refusal) return fail(refusal);
    if (!a || !b) return fail({ tag: 'EntryGone' });
    const whole = withEmails(a, b);
    if (whole.otherEmails.length > mostOtherEmails) return fail({ tag: 'TooManyEmails' });
    await registry.unlink(b.id);
    await registry.put([emptied(b), { ...whole, status: b.link ? 'actif' : whole.status }]);
    if (b.link && !a.link) await registry.link(a.id, b.link);
    await registry.putAlias({ alias: b.id, entryId: a.id, mergedAt: now, kept: a, merged: b });
    await record(history, { type: 'registry.merged', kept, merged, actor, now });
    return ok({ kept: whole, alias: b.id });
  });
}

/** A merge can be undone so long. */
export const undoMs = 30 * 86_400_000;

export type UndoRefused =
  | { readonly tag: 'MergeUnknown' }
  | { readonly tag: 'MergeTooOld' }
  | { readonly tag: 'EntryGone' };

/** Gives B back as it was, with its account and addresses; what A became otherwise stays. */
export function undoMerge(
  { clock, transaction }: MergeEntriesDeps,
  { alias, actor }: { readonly alias: EntryId; readonly actor: Person },
): Promise<Result<Merged, UndoRefused>> {
  const now = clock.now();
  return transaction(async ({ registry, history }) => {
    const known = await registry.alias(alias);
    if (!known) return fail({ tag: 'MergeUnknown' });
    if (now - known.mergedAt > undoMs) return fail({ tag: 'MergeTooOld' });
    const a = await registry.entry(known.entryId);
    if (!a) return fail({ tag: 'EntryGone' });
    const kept = withoutEmails(a, known);
    const { merged } = known;
    const isMoved = merged.link !== undefined && known.kept.link === undefined;
    if (isMoved) await registry.unlink(a.id);
    await registry.put([isMoved ? { ...kept, status: known.kept.status } : kept, merged]);
    if (merged.link) await registry.link(merged.id, merged.link);
    await registry.dropAlias(alias);
    const facts = { kept: a.id, merged: alias, actor, now };
    await record(history, { type: 'registry.unmerged', ...facts });
    return ok({ kept, alias });
  });
}

async function refusalOf(
  { cras }: MergeStores,
  a: Entry | undefined,
  b: Entry | undefined,
): Promise<MergeRefused | undefined> {
  if (!a || !b || a.status === 'efface' || b.status === 'efface') return { tag: 'EntryGone' };
  if (a.id === b.id) return { tag: 'SameEntry' };
  if (a.link && b.link) return { tag: 'TwoAccounts' };
  if ((await cras.lastDate(b.id)) !== undefined) return { tag: 'HasCras' };
  return undefined;
}

function withEmails(a: Entry, b: Entry): Entry {
  const others = [...a.otherEmails, ...emailsOf(b)].filter((email) => email !== a.email);
  return { ...a, otherEmails: [...new Set(others)].sort() };
}

function withoutEmails(a: Entry, { kept, merged }: Alias): Entry {
  const theirs = new Set(emailsOf(merged));
  const own = new Set(emailsOf(kept));
  const others = a.otherEmails.filter((email) => !theirs.has(email) || own.has(email));
  return { ...a, otherEmails: others };
}

/** What is left of B: its id, known for ever; its address is a placeholder. */
function emptied(entry: Entry): Entry {
  const email = `${entry.id.toLowerCase()}@fusion.invalid`;
  return { ...entry, email, otherEmails: [], status: 'archive' };
}

async function record(
  history: History,
  {
    type,
    kept,
    merged,
    actor,
    now,
  }: {
    readonly type: 'registry.merged' | 'registry.unmerged';
    readonly kept: EntryId;
    readonly merged: EntryId;
    readonly actor: Person;
    readonly now: number;
  },
): Promise<void> {
  const chain = 'administration';
  const by = await history.pseudonym(chain, actor.entryId ?? actor.userId);
  const person = await history.pseudonym(chain, kept);
  const other = await history.pseudonym(chain, merged);
  await history.append(chain, { type, actor: by, obj: { person, other }, data: {} }, now);
}
