import { territoriesOn, type Entry } from '../registry.ts';
import type { EntryId } from '../../../core/actor.ts';
import type { CalendarDate } from '../../../core/calendar-date.ts';

/** What happens to people who are not in the file: listed; their last day is today; nothing. */
export const missingPolicies = ['signaler', 'fin', 'ignorer'] as const;
export type MissingPolicy = (typeof missingPolicies)[number];

export interface MissingRequest {
  readonly policy: MissingPolicy;
  /** Codes of the territories that the file is about; without them, all. */
  readonly perimeter?: readonly string[];
  /** The number of people to end, typed by somebody. */
  readonly confirmed?: number;
}

export interface MissingPeople {
  readonly policy: MissingPolicy;
  /** Ids, sorted. */
  readonly people: readonly EntryId[];
  /** Entries as they would be, their last day set. */
  readonly ended: readonly Entry[];
  /** Set when so many would end that their number must be typed; then none does. */
  readonly toConfirm?: number;
}

const freelyEnded = 20;
const freelyEndedShare = 0.05;

/**
 * Active people, last written by an import, inside the perimeter, whose id is on no line, not even on
 * a refused one.
 */
export function missingPeople(
  registry: Iterable<Entry>,
  idsOfFile: ReadonlySet<EntryId>,
  {
    request,
    todayOf,
  }: {
    readonly request: MissingRequest;
    readonly todayOf: (entry: Entry) => CalendarDate;
  },
): MissingPeople {
  const { policy, perimeter, confirmed } = request;
  if (policy === 'ignorer') return { policy, people: [], ended: [] };
  const active = [...registry].filter(
    (entry) => isActive(entry) && isInside(entry, perimeter, todayOf(entry)),
  );
  const missing = active
    .filter(({ id, writtenBy }) => writtenBy === 'import' && !idsOfFile.has(id))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  const people = missing.map(({ id }) => id);
  if (policy === 'signaler') return { policy, people, ended: [] };
  const ended = missing.flatMap((entry) => ending(entry, todayOf(entry)));
  const isMany = ended.length > freelyEnded && ended.length > active.length * freelyEndedShare;
  if (isMany && confirmed !== ended.length) {
    return { policy, people, ended: [], toConfirm: ended.length };
  }
  return { policy, people, ended };
}

function isActive({ status }: Entry): boolean {
  return status === 'actif' || status === 'attendu';
}

function isInside(
  entry: Entry,
  perimeter: readonly string[] | undefined,
  today: CalendarDate,
): boolean {
  if (perimeter === undefined) return true;
  const codes = territoriesOn(entry, today);
  return codes.some((code) => perimeter.includes(code));
}

/** The entry with today as its last day; nothing when it ends by then already, or is locked. */
function ending(entry: Entry, today: CalendarDate): readonly Entry[] {
  const { start, end, locks } = entry;
  if (locks.includes('end') || (end !== undefined && end <= today)) return [];
  const last = start !== undefined && start > today ? start : today;
  return end === last ? [] : [{ ...entry, end: last }];
}
