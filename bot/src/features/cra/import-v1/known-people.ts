import { homeTerritory, type Entry, type RegistryReader } from '../../registry/index.ts';
import { departementByCode } from '../../territory/index.ts';
import { isFields, type Fields } from './v1-record.ts';
import { affectationOn } from '../../registry/index.ts';
import type { CalendarDate } from '../../../core/calendar-date.ts';
import { localDay } from '../../../core/local-day.ts';

/** The adviser of a record. */
export interface Adviser {
  readonly id: string;
  readonly timeZone: string;
  /** Today where they live. */
  readonly today: CalendarDate;
  readonly employerOn: (date: CalendarDate) => string | undefined;
}

/** Finds advisers and structures by their ids of v1, each looked for once. */
export interface KnownPeople {
  adviser(v1: unknown): Promise<Adviser | undefined>;
  structure(v1: unknown): Promise<string | undefined>;
  /** For a record whose adviser is not known. */
  readonly communityToday: CalendarDate;
  readonly communityZone: string;
}

/** The head of a file may say which entry and structure stand for an id of v1, and what day it is. */
export interface FileHead {
  readonly registry?: unknown;
  readonly today?: unknown;
}

export function makeKnownPeople(
  registry: RegistryReader,
  {
    head,
    now,
    timeZone,
  }: { readonly head: FileHead; readonly now: number; readonly timeZone: string },
): KnownPeople {
  const lists = isFields(head.registry) ? head.registry : {};
  const [entryIds, structureIds] = [idsOf(lists, 'conseillers'), idsOf(lists, 'structures')];
  const todayIn = (zone: string) => {
    const today = localDay(now, zone);
    return typeof head.today === 'string' && head.today < today ? head.today : today;
  };
  const adviserOf = (entry: Entry): Adviser => {
    const home = homeTerritory(entry, localDay(now, timeZone));
    const zone = departementByCode(home ?? '')?.timeZone ?? timeZone;
    return {
      id: entry.id,
      timeZone: zone,
      today: todayIn(zone),
      employerOn: (date) => affectationOn(entry.affectations, date)?.structureId,
    };
  };
  return {
    communityToday: todayIn(timeZone),
    communityZone: timeZone,
    adviser: onceEach(async (v1) => {
      const entry = await registry.entry(entryIds.get(v1) ?? v1);
      return entry?.roles.includes('conseiller') === true ? adviserOf(entry) : undefined;
    }),
    structure: onceEach(async (v1) => structureIds.get(v1) ?? (await registry.structure(v1))?.id),
  };
}

function onceEach<T>(find: (v1: string) => Promise<T>): (v1: unknown) => Promise<T | undefined> {
  const found = new Map<string, Promise<T>>();
  return (v1) => {
    if (typeof v1 !== 'string' || v1 === '') return Promise.resolve(undefined);
    const finding = found.get(v1) ?? find(v1);
    found.set(v1, finding);
    return finding;
  };
}

function idsOf(lists: Fields, name: string): ReadonlyMap<string, string> {
  const list = lists[name];
  const pairs = (Array.isArray(list) ? list : [])
    .filter(isFields)
    .flatMap(({ v1, id }) =>
      typeof v1 === 'string' && typeof id === 'string' ? [[v1, id] as const] : [],
    );
  return new Map(pairs);
}
