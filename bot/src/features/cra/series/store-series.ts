import { seriesLimits } from '@coop/contract/series-routes';
import type { CraContent, CraRefusal, CraSource } from '@coop/contract/cra';

import { checkCra, type CraContext } from '../check-cra.ts';
import type { Cra } from '../cra.ts';
import type { CraRefused, IdAlreadyUsed, LooksRepeated, NotRegistered } from '../failures.ts';
import { storeCra, type Entered, type RecordCraDeps, type RecordingStores } from '../record-cra.ts';
import { refusal } from '../refusals.ts';
import { readGivenTags } from '../tags/given-tags.ts';
import type { Warning } from '../warn-of-personal-data.ts';
import type { EntryId, Person } from '../../../core/actor.ts';
import { isCalendarDate } from '../../../core/calendar-date.ts';
import { localDay } from '../../../core/local-day.ts';
import { fail, ok, type Result } from '../../../core/result.ts';

export interface Occurrence {
  /** ULID of the CRA of that date. */
  readonly id: string;
  readonly date: string;
}

export interface SeriesEntered {
  readonly actor: Person;
  readonly author: EntryId;
  /** ULID that all of them have. */
  readonly serie: string;
  /** Of every one of them; the dates are not read here. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly dates: readonly Occurrence[];
  /** Dates that the series has already: none of them is given again. */
  readonly taken: readonly string[];
  readonly source: CraSource;
  /** The person has said yes to "again?". */
  readonly again: boolean;
  /** Instant (ms). */
  readonly now: number;
}

export interface SavedSeries {
  /** By date. */
  readonly cras: readonly Cra[];
  readonly warnings: readonly Warning[];
}

export type StoreSeriesFailure = CraRefused | IdAlreadyUsed | LooksRepeated | NotRegistered;

/**
 * Stores a CRA for each date inside the transaction of `stores`. What is wrong with the fields is
 * said once, what is wrong with dates for each of them. Sent twice is stored once.
 */
export async function storeSeries(
  stores: RecordingStores,
  communes: RecordCraDeps['communes'],
  entered: SeriesEntered,
): Promise<Result<SavedSeries, StoreSeriesFailure>> {
  const { actor, author, now } = entered;
  const dates = entered.dates.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const tags = await readGivenTags(stores.tags, actor, entered.fields['tags']);
  const context = { today: localDay(now, actor.timeZone), communes, tags };
  const contents = contentsOf({ ...entered, dates }, context);
  const unemployed = await unemployedOn(stores, author, dates);
  const refusals = [...contents.refusals, ...unemployed];
  if (refusals.length > 0) return fail({ tag: 'CraRefused', refusals });
  return storeAll(
    stores,
    contents.read.map(({ id, content }) => ({ ...entered, tags, id, content })),
  );
}

async function storeAll(
  stores: RecordingStores,
  all: readonly Entered[],
): Promise<Result<SavedSeries, StoreSeriesFailure>> {
  const cras: Cra[] = [];
  const warnings: Warning[] = [];
  for (const entered of all) {
    const stored = await storeCra(stores, entered);
    if (!stored.ok) {
      const { failure } = stored;
      if (failure.tag !== 'NoAffectation') return fail(failure);
      return fail({ tag: 'CraRefused', refusals: [noAffectation(failure.date)] });
    }
    cras.push(stored.value.cra);
    if (warnings.length === 0) warnings.push(...stored.value.warnings);
  }
  return ok({ cras, warnings });
}

interface Contents {
  readonly read: readonly { readonly id: string; readonly content: CraContent }[];
  readonly refusals: readonly CraRefusal[];
}

/** The content of each date; the refusals of the fields once, those of dates for each. */
function contentsOf(
  { fields, serie, dates, taken }: Pick<SeriesEntered, 'fields' | 'serie' | 'dates' | 'taken'>,
  context: CraContext,
): Contents {
  const checked = dates.map(({ id, date }) => ({
    id,
    result: checkCra({ ...fields, date, serie }, context),
  }));
  const read = checked.flatMap(({ id, result }) =>
    result.ok ? [{ id, content: result.value }] : [],
  );
  const refused = checked.map(({ result }) => (result.ok ? [] : result.failure.refusals));
  const ofFields = (refused[0] ?? []).filter(({ field }) => field !== 'date');
  const ofDates = refused.flatMap((all) => all.filter(({ field }) => field === 'date'));
  return { read, refusals: [...ofDates, ...ofFields, ...seriesRefusals({ fields, dates, taken })] };
}

function seriesRefusals({
  fields,
  dates,
  taken,
}: Pick<SeriesEntered, 'fields' | 'dates' | 'taken'>): readonly CraRefusal[] {
  const { activite } = fields;
  const { min, max } = seriesLimits;
  const count = dates.length + taken.length;
  const twice = dates.filter(
    ({ date }, at) => date === dates[at + 1]?.date || taken.includes(date),
  );
  const sameIds = dates.length - new Set(dates.map(({ id }) => id)).size;
  return [
    ...(count < min ? [refusal('date', 'required', { received: '' })] : []),
    ...(count > max ? [refusal('date', 'too-many', { received: count, expected: max })] : []),
    ...twice.map(({ date }) => refusal('date', 'not-distinct', { received: date })),
    ...(sameIds > 0 ? [refusal('id', 'not-distinct', { received: sameIds })] : []),
    ...(activite === 'collectif'
      ? []
      : [refusal('serie', 'only-for-collectif', { received: activite })]),
  ];
}

/** The dates that exist, not recorded yet, on which nobody employed the author. */
async function unemployedOn(
  { cras, registry }: RecordingStores,
  author: string,
  dates: readonly Occurrence[],
): Promise<readonly CraRefusal[]> {
  const refusals: CraRefusal[] = [];
  for (const { id, date } of dates) {
    if (!isCalendarDate(date)) continue;
    const isThere = (await registry.affectationOn(author, date)) ?? (await cras.byId(author, id));
    if (!isThere) refusals.push(noAffectation(date));
  }
  return refusals;
}

function noAffectation(date: string): CraRefusal {
  return refusal('date', 'no-affectation', { received: date });
}
