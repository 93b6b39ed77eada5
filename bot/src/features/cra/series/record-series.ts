import {
  storeSeries,
  type SavedSeries,
  type SeriesEntered,
  type StoreSeriesFailure,
} from './store-series.ts';
import type { RecordCraDeps } from '../record-cra.ts';
import { fail, type Result } from '../../../core/result.ts';

export type RecordSeriesRequest = Omit<SeriesEntered, 'author' | 'taken' | 'now'>;

/**
 * Records a workshop that was held on several dates: a CRA of its own for each, all of them or none.
 * The same series sent twice is recorded once.
 */
export async function recordSeries(
  deps: RecordCraDeps,
  request: RecordSeriesRequest,
): Promise<Result<SavedSeries, StoreSeriesFailure>> {
  const author = request.actor.entryId;
  if (author === undefined) return fail({ tag: 'NotRegistered' });
  const entered = { ...request, author, taken: [], now: deps.clock.now() };
  return deps.transaction((stores) => storeSeries(stores, deps.communes, entered));
}
