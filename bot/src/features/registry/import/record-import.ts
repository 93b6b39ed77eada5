import type { Entry } from '../registry.ts';
import type { EntryId } from '../../../core/actor.ts';
import type { EventValue, History } from '../../../core/history.ts';
import type { ImportPlan } from './plan-import.ts';

/** Which import, and when (ms since 1970). */
export interface ImportRun {
  readonly run: string;
  readonly at: number;
  /** The administrator; without one, the operator at the command line. */
  readonly by?: EntryId;
}

type Facts = Readonly<Record<string, EventValue>>;

/** One event for each entry that changes, in the chain `administration`; none for an import of none. */
export async function recordImport(
  history: History,
  { created, changed, missing }: ImportPlan,
  { run, at, by }: ImportRun,
): Promise<void> {
  const actor = by === undefined ? 'operator' : await history.pseudonym('administration', by);
  const append = async (type: string, id: string, data: Facts) => {
    const person = await history.pseudonym('administration', id);
    const event = { type, actor, obj: { person }, data: { run, ...data } };
    await history.append('administration', event, at);
  };
  for (const { entry } of created) await append('registry.created', entry.id, codesOf(entry));
  for (const { entry, before, changed: fields } of changed) {
    const codes = before ? differences(codesOf(before), codesOf(entry)) : {};
    await append('registry.changed', entry.id, { fields, ...codes });
  }
  for (const { id, end } of missing.ended) await append('registry.ended', id, { end: end ?? '' });
}

/** What may stand in the log: codes and dates, never names nor addresses. */
export function codesOf(entry: Entry): Facts {
  const last = entry.affectations.at(-1);
  return {
    roles: entry.roles,
    status: entry.status,
    territories: entry.territories.map(({ code }) => code),
    ...(last && { structure: last.structureId, departement: last.departement, from: last.from }),
    ...(entry.start !== undefined && { start: entry.start }),
    ...(entry.end !== undefined && { end: entry.end }),
  };
}

export function differences(before: Facts, after: Facts): Facts {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  if (keys.length === 0) return {};
  const of = (facts: Facts) => Object.fromEntries(keys.map((key) => [key, facts[key] ?? null]));
  return { before: of(before), after: of(after) };
}
