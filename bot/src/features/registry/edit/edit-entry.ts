import { hash } from 'node:crypto';

import type { EmailTaken } from '../failures.ts';
import { nextEntry, type LineRefused } from '../import/next-entry.ts';
import { codesOf, differences } from '../import/record-import.ts';
import type { WantedEntry } from '../import/wanted-entry.ts';
import type { RegistryStore } from '../ports.ts';
import type { Entry } from '../registry.ts';
import type { EntryId, Person } from '../../../core/actor.ts';
import type { Clock } from '../../../core/clock.ts';
import type { History } from '../../../core/history.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { Transaction } from '../../../core/transaction.ts';

export interface EditEntryDeps {
  readonly clock: Clock;
  /** Zone of people without territory. */
  readonly timeZone: string;
  readonly transaction: Transaction<{
    readonly registry: RegistryStore;
    readonly history: History;
  }>;
}

/** What is wanted otherwise; what is left out stays. */
export type EntryChanges = Partial<Omit<WantedEntry, 'line' | 'id' | 'otherEmails' | 'account'>>;

export interface EditRequest {
  readonly actor: Person;
  readonly id: EntryId;
  /** Of the entry as it was shown (`entryDigest`). */
  readonly shown: string;
  readonly changes: EntryChanges;
  /** From now on imports write again what was locked. */
  readonly releaseLocks: boolean;
}

export interface EditedEntry {
  readonly entry: Entry;
  readonly changed: readonly string[];
}

/** The entry was changed, or is no more, since it was shown. */
export interface EntryChanged {
  readonly tag: 'EntryChanged';
}

/** Only administrators give and take the roles animateur and administrateur. */
export interface RoleElevated {
  readonly tag: 'RoleElevated';
}

export type EditFailure = EntryChanged | RoleElevated | LineRefused | EmailTaken;

/**
 * Edits an entry by hand (`channels.md`, Registry entry): what is edited is locked, so that an import
 * does not write over it, until the locks are released. The rules are those of an import.
 */
export function editEntry(
  { clock, timeZone, transaction }: EditEntryDeps,
  { actor, id, shown, changes, releaseLocks }: EditRequest,
): Promise<Result<EditedEntry, EditFailure>> {
  const now = clock.now();
  return transaction(async ({ registry, history }) => {
    const before = await registry.entry(id);
    if (!before || entryDigest(before) !== shown) return fail({ tag: 'EntryChanged' });
    const next = nextEntry(wantedOf(before, changes), { ...before, locks: [] }, { now, timeZone });
    if (!next.ok) return next;
    const { changed } = next.value;
    if (!mayGive(actor, before, next.value.entry)) return fail({ tag: 'RoleElevated' });
    const locks = locksAfter(before, changed, releaseLocks);
    const isTouched = changed.length > 0;
    const entry: Entry = {
      ...next.value.entry,
      locks,
      writtenBy: isTouched ? 'hand' : before.writtenBy,
    };
    await nameStructure(registry, changes);
    const put = await registry.put([entry]);
    if (!put.ok) return put;
    if (isTouched || releaseLocks) {
      await record(history, { before, after: entry, fields: changed, actor, now });
    }
    return ok({ entry, changed });
  });
}

/** Two equal ones are of the same state of an entry. */
export function entryDigest(entry: Entry): string {
  return hash('sha256', JSON.stringify(entry)).slice(0, 16);
}

function wantedOf({ id, email, givenName, familyName }: Entry, changes: EntryChanges): WantedEntry {
  const kept = {
    otherEmails: undefined,
    roles: undefined,
    structureId: undefined,
    structureName: undefined,
    departements: undefined,
    start: undefined,
    end: undefined,
    affectationFrom: undefined,
    tools: undefined,
    language: undefined,
    account: undefined,
  };
  return { ...kept, line: 0, id, email, givenName, familyName, ...changes };
}

function locksAfter(
  { locks }: Entry,
  changed: readonly string[],
  releaseLocks: boolean,
): readonly string[] {
  const edited = changed.filter((field) => field !== 'status');
  return [...new Set([...(releaseLocks ? [] : locks), ...edited])].sort();
}

const elevated = ['animateur', 'administrateur'] as const;

function mayGive({ roles }: Person, before: Entry, after: Entry): boolean {
  const isSame = elevated.every(
    (role) => before.roles.includes(role) === after.roles.includes(role),
  );
  return isSame || roles.has('administrateur');
}

/** A structure that is new is called by the name given, else by its SIRET. */
async function nameStructure(
  registry: RegistryStore,
  { structureId, structureName }: EntryChanges,
): Promise<void> {
  if (typeof structureId !== 'string') return;
  const known = await registry.structure(structureId);
  const name = structureName ?? known?.name ?? structureId;
  if (name !== known?.name) await registry.putStructures([{ id: structureId, name }]);
}

async function record(
  history: History,
  {
    before,
    after,
    fields,
    actor,
    now,
  }: {
    readonly before: Entry;
    readonly after: Entry;
    readonly fields: readonly string[];
    readonly actor: Person;
    readonly now: number;
  },
): Promise<void> {
  const chain = 'administration';
  const by = actor.entryId === undefined ? 'bot' : await history.pseudonym(chain, actor.entryId);
  const person = await history.pseudonym(chain, after.id);
  const data = { fields, locks: after.locks, ...differences(codesOf(before), codesOf(after)) };
  const event = { type: 'registry.changed', actor: by, obj: { person }, data };
  await history.append(chain, event, now);
}
