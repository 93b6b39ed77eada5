import {
  storeSeries,
  type SavedSeries,
  type SeriesEntered,
  type StoreSeriesFailure,
} from './store-series.ts';
import type { Cra } from '../cra.ts';
import { changeCra, type ChangeCraFailure } from '../edit-cra.ts';
import type { RecordCraDeps } from '../record-cra.ts';
import { usableIds } from '../tags/entry-tags.ts';
import { fail, ok, type Result } from '../../../core/result.ts';

export interface RepeatCraRequest extends Pick<
  SeriesEntered,
  'actor' | 'dates' | 'source' | 'again'
> {
  /** The workshop that is repeated. */
  readonly id: string;
  /** ULID of its series, when it is of none yet. */
  readonly serie: string;
}

export type RepeatCraFailure = StoreSeriesFailure | ChangeCraFailure;

export interface RepeatedCra extends SavedSeries {
  readonly repeated: Cra;
}

/**
 * Records one's own workshop again on other dates, as it stands, all of them or none; it and they are
 * of one series. Dates that its series has already are refused. The same sent twice is recorded once.
 */
export async function repeatCra(
  deps: RecordCraDeps,
  { id, serie: proposed, ...request }: RepeatCraRequest,
): Promise<Result<RepeatedCra, RepeatCraFailure>> {
  const { actor, dates } = request;
  const author = actor.entryId;
  if (author === undefined) return fail({ tag: 'NotRegistered' });
  const { clock, communes } = deps;
  const now = clock.now();
  return deps.transaction<Result<RepeatedCra, RepeatCraFailure>>(async (stores) => {
    const cra = await stores.cras.byId(author, id);
    if (!cra) return fail({ tag: 'CraNotFound', id });
    if (cra.deletedAt !== undefined) return fail({ tag: 'CraDeleted', id });
    const { content } = cra;
    const serie = content.serie ?? proposed;
    const siblings = await stores.cras.ofSeries(author, serie);
    const taken = [cra, ...siblings.filter((one) => one.id !== id)]
      .filter((one) => !dates.some((date) => date.id === one.id))
      .map((one) => one.content.date);
    const fields = { ...content, tags: await usableIds(stores.tags, actor, content.tags) };
    const entered = { ...request, author, serie, fields, taken, now };
    const stored = await storeSeries(stores, communes, entered);
    if (!stored.ok) return stored;
    if (content.serie !== undefined) return ok({ ...stored.value, repeated: cra });
    const change = { actor, author, id, rev: cra.rev, communes, now };
    const joined = await changeCra(stores, { ...change, fields: { ...content, serie } });
    return joined.ok ? ok({ ...stored.value, repeated: joined.value.cra }) : joined;
  });
}
