import type { Session } from '../session.ts';
import { makeStatsLog, type StatsLog } from '../stats/stats-log.ts';
import { affectations } from './registry.queries.ts';

/** The log of what counts in a transaction, with its registry. */
export function statsLogOf(session: Session): StatsLog {
  return makeStatsLog(session, (id) => session.all(affectations, { id }));
}
