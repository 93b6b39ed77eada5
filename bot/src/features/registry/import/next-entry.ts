import type { Role } from '@coop/contract/identity-routes';

import type { Affectation, DatedCode, Entry, EntryStatus } from '../registry.ts';
import { homeDay } from '../home-day.ts';
import { addDays, type CalendarDate } from '../../../core/calendar-date.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { ColumnName } from './columns.ts';
import type { LineRefusal, LineRule } from './line-rules.ts';
import { endAll, moveTo, presentOne } from './next-affectations.ts';
import type { Given, WantedEntry } from './wanted-entry.ts';

/** The fields of an entry that an import writes and that can be locked. */
export const writtenFields = [
  'email',
  'otherEmails',
  'givenName',
  'familyName',
  'roles',
  'affectations',
  'structureId',
  'territories',
  'tools',
  'start',
  'end',
  'language',
  'account',
] as const satisfies readonly (keyof Entry)[];
export type WrittenField = (typeof writtenFields)[number];

/** An entry as it would be after the line. */
export interface NextEntry {
  readonly entry: Entry;
  /** Fields that differ from before; all of none for a new entry. */
  readonly changed: readonly (WrittenField | 'status')[];
  /** Fields that the file wants otherwise and that are locked. */
  readonly locked: readonly WrittenField[];
}

export interface LineRefused {
  readonly tag: 'LineRefused';
  readonly refusals: readonly LineRefusal[];
}

/** The instant, and the zone of people without territory. */
export interface Now {
  readonly now: number;
  readonly timeZone: string;
}

/** What a line makes of an entry, or of nothing yet. */
export function nextEntry(
  wanted: WantedEntry,
  before: Entry | undefined,
  at: Now,
): Result<NextEntry, LineRefused> {
  const today = todayOf(wanted, before, at);
  if (before?.status === 'efface') return refuse(wanted, 'id', 'id-erased');
  if (before?.status === 'archive' && isOver(wanted.end ?? before.end, today)) {
    return ok({ entry: before, changed: [], locked: [] });
  }
  const roles = keep(wanted.roles, before?.roles, ['conseiller']) ?? ['conseiller'];
  const places = placesOf(wanted, before, { roles, today });
  if (!places.ok) return places;
  const free: Entry = {
    ...fixedFields(wanted, before),
    ...places.value,
    roles,
    ...optionalFields(wanted, before, roles),
    status: 'attendu',
    writtenBy: 'import',
  };
  const { entry, locked } = underLocks(free, before);
  const { start, end } = entry;
  if (start !== undefined && end !== undefined && start > end) {
    return refuse(wanted, 'date_fin', 'date-order', end);
  }
  const whole = { ...entry, status: statusOf(entry, today) };
  return ok({ entry: whole, changed: before ? changesBetween(before, whole) : [], locked });
}

/** The calendar date where the person is. */
function todayOf(wanted: WantedEntry, before: Entry | undefined, now: Now) {
  const code = wanted.departements?.[0];
  const territories = code === undefined ? (before?.territories ?? []) : [{ code }];
  const affectations = code === undefined ? (before?.affectations ?? []) : [];
  return homeDay({ affectations, territories }, now);
}

export function isOver(end: Given<CalendarDate>, today: CalendarDate): boolean {
  return typeof end === 'string' && end < today;
}

export function statusOf({ end, link }: Entry, today: CalendarDate): EntryStatus {
  if (isOver(end, today)) return 'parti';
  return link ? 'actif' : 'attendu';
}

/** What the file gives, else what is there; an empty cell gives what is used for nothing. */
function keep<T>(given: Given<T>, before: T | undefined, empty?: T): T | undefined {
  if (given === undefined) return before;
  return given ?? empty;
}

function fixedFields(wanted: WantedEntry, before: Entry | undefined) {
  const { id, email, givenName, familyName } = wanted;
  const others = keep(wanted.otherEmails, before?.otherEmails, []) ?? [];
  return {
    id,
    email,
    givenName,
    familyName,
    otherEmails: others.filter((other) => other !== email),
    language: keep(wanted.language, before?.language, 'fr') ?? 'fr',
    tools: datedCodes(wanted.tools, before?.tools),
    locks: before?.locks ?? [],
    ...(before?.link && { link: before.link }),
  };
}

function optionalFields(wanted: WantedEntry, before: Entry | undefined, roles: readonly Role[]) {
  const start = keep(wanted.start, before?.start);
  const end = keep(wanted.end, before?.end);
  const account = keep(wanted.account, before?.account);
  const employer = keep(wanted.structureId, before?.structureId);
  const structureId = roles.includes('conseiller') ? undefined : employer;
  return {
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
    ...(account !== undefined && { account }),
    ...(structureId !== undefined && { structureId }),
  };
}

type Places = Pick<Entry, 'affectations' | 'territories'>;

/**
 * Where the person works. Of several départements of a conseiller who coordinates, the first is that
 * of the structure; the others are the territory.
 */
function placesOf(
  wanted: WantedEntry,
  before: Entry | undefined,
  { roles, today }: { readonly roles: readonly Role[]; readonly today: CalendarDate },
): Result<Places, LineRefused> {
  const { departements } = wanted;
  const isConseiller = roles.includes('conseiller');
  const isOnly = roles.every((role) => role === 'conseiller' || role === 'invite');
  const needsOne = roles.includes('invite') || roles.includes('coordinateur');
  const territories = isConseiller && isOnly ? [] : datedCodes(departements, before?.territories);
  if (isOnly && (departements?.length ?? 0) > 1) {
    return refuse(wanted, 'departements', 'departement-single', departements?.join('|'));
  }
  if (needsOne && territories.length === 0) {
    return refuse(wanted, 'departements', 'departement-required');
  }
  const moved = isConseiller
    ? affectationsOf(wanted, before, today)
    : ok(endAll(before?.affectations ?? [], addDays(wanted.affectationFrom ?? today, -1)));
  return moved.ok ? ok({ affectations: moved.value, territories }) : moved;
}

function affectationsOf(
  wanted: WantedEntry,
  before: Entry | undefined,
  today: CalendarDate,
): Result<readonly Affectation[], LineRefused> {
  const present = presentOne(before?.affectations ?? [], today);
  const structureId = keep(wanted.structureId, present?.structureId);
  const departement = keep(wanted.departements?.[0], present?.departement);
  if (structureId === undefined) return refuse(wanted, 'siret', 'siret-required');
  if (departement === undefined || wanted.departements === null) {
    return refuse(wanted, 'departements', 'departement-required');
  }
  const first = before?.affectations.length ? today : (keep(wanted.start, before?.start) ?? today);
  const from = wanted.affectationFrom ?? first;
  const target = { structureId, departement, from };
  const moved = moveTo(before?.affectations ?? [], target, today);
  if (!moved.ok) return refuse(wanted, 'date_affectation', 'affectation-order', from);
  return moved;
}

/** The same codes keep their dates. */
function datedCodes(
  given: Given<readonly string[]>,
  before: readonly DatedCode[] | undefined,
): readonly DatedCode[] {
  if (given === undefined) return before ?? [];
  const codes = [...(given ?? [])].sort();
  const known = (before ?? []).map(({ code }) => code).sort();
  if (before && codes.join() === known.join()) return before;
  return codes.map((code) => before?.find((one) => one.code === code) ?? { code });
}

/** Locked fields stay what they are; those wanted otherwise are named. */
function underLocks(free: Entry, before: Entry | undefined) {
  if (before === undefined) return { entry: free, locked: [] };
  const locks = writtenFields.filter((field) => before.locks.includes(field));
  const locked = locks.filter((field) => !isSame(before[field], free[field]));
  const kept = Object.fromEntries(locks.map((field) => [field, before[field]]));
  const entry: Entry = { ...free, ...kept };
  return { entry, locked };
}

function changesBetween(before: Entry, after: Entry): readonly (WrittenField | 'status')[] {
  const fields = [...writtenFields, 'status'] as const;
  return fields.filter((field) => !isSame(before[field], after[field]));
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function refuse(wanted: WantedEntry, column: ColumnName, rule: LineRule, received = '') {
  const refusal = { line: wanted.line, column, rule, received };
  return fail({ tag: 'LineRefused', refusals: [refusal] });
}
