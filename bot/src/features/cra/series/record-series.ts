import { seriesLimits } from '@coop/contract/series-routes';
import type { CraContent, CraRefusal, CraSource } from '@coop/contract/cra';

import { checkCra, type CraContext } from '../check-cra.ts';
import type { Cra } from '../cra.ts';
import type { CraRefused, IdAlreadyUsed, LooksRepeated, NotRegistered } from '../failures.ts';
import { storeCra, type Entered, type RecordCraDeps, type RecordingStores } from '../record-cra.ts';
import { refusal } from '../refusals.ts';
import { readGivenTags } from '../tags/given-tags.ts';
import type { Warning } from '../warn-of-personal-data.ts';
import type { Person } from '../../../core/actor.ts';
import { localDay } from '../../../core/local-day.ts';
import { fail, ok, type Result } from '../../../core/result.ts';

export interface Occurrence {
  /** ULID of the CRA of that date. */
  readonly id: string;
  readonly date: string;
}

export interface RecordSeriesRequest {
  readonly actor: Person;
  /** ULID that all of them have. */
  readonly serie: string;
  /** Of every one of them; the dates are not read here. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly dates: readonly Occurrence[];
  readonly source: CraSource;
  /** The person has said yes to "again?". */
  readonly again: boolean;
}

export interface SavedSeries {
  /** By date. */
  readonly cras: readonly Cra[];
  readonly warnings: readonly Warning[];
}

export type RecordSeriesFailure = CraRefused | IdAlreadyUsed | LooksRepeated | NotRegistered;

/**
 * Records a workshop that was held on several dates: a CRA of its own for each, all of them or none.
 * What is wrong with the fields is said once, what is wrong with dates for each of them. The same
 * series sent twice is recorded once.
 */
export async function recordSeries(
  deps: RecordCraDeps,
  request: RecordSeriesRequest,
): Promise<Result<SavedSeries, RecordSeriesFailure>> {
  const { actor } = request;
  const author = actor.entryId;
  if (author === undefined) return fail({ tag: 'NotRegistered' });
  const now = deps.clock.now();
  const dates = request.dates.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  return deps.transaction<Result<SavedSeries, RecordSeriesFailure>>(async (stores) => {
    const tags = await readGivenTags(stores.tags, actor, request.fields['tags']);
    const context = { today: localDay(now, actor.timeZone), communes: deps.communes, tags };
    const contents = contentsOf({ ...request, dates }, context);
    const unemployed = await unemployedOn(stores, author, dates);
    const refusals = [...contents.refusals, ...unemployed];
    if (refusals.length > 0) return fail({ tag: 'CraRefused', refusals });
    return storeAll(
      stores,
      contents.read.map(({ id, content }) => ({ ...request, author, now, tags, id, content })),
    );
  });
}

async function storeAll(
  stores: RecordingStores,
  all: readonly Entered[],
): Promise<Result<SavedSeries, RecordSeriesFailure>> {
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
  { fields, serie, dates }: Pick<RecordSeriesRequest, 'fields' | 'serie' | 'dates'>,
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
  return { read, refusals: [...ofDates, ...ofFields, ...seriesRefusals(fields, dates)] };
}

function seriesRefusals(
  { activite }: RecordSeriesRequest['fields'],
  dates: readonly Occurrence[],
): readonly CraRefusal[] {
  const { min, max } = seriesLimits;
  const twice = dates.filter(({ date }, at) => date === dates[at + 1]?.date);
  const sameIds = dates.length - new Set(dates.map(({ id }) => id)).size;
  return [
    ...(dates.length < min ? [refusal('date', 'required', { received: '' })] : []),
    ...(dates.length > max
      ? [refusal('date', 'too-many', { received: dates.length, expected: max })]
      : []),
    ...twice.map(({ date }) => refusal('date', 'not-distinct', { received: date })),
    ...(sameIds > 0 ? [refusal('id', 'not-distinct', { received: sameIds })] : []),
    ...(activite === 'collectif'
      ? []
      : [refusal('serie', 'only-for-collectif', { received: activite })]),
  ];
}

/** The dates, not recorded yet, on which nobody employed the author. */
async function unemployedOn(
  { cras, registry }: RecordingStores,
  author: string,
  dates: readonly Occurrence[],
): Promise<readonly CraRefusal[]> {
  const refusals: CraRefusal[] = [];
  for (const { id, date } of dates) {
    const isThere = (await registry.affectationOn(author, date)) ?? (await cras.byId(author, id));
    if (!isThere) refusals.push(noAffectation(date));
  }
  return refusals;
}

function noAffectation(date: string): CraRefusal {
  return refusal('date', 'no-affectation', { received: date });
}
