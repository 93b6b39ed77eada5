import type { Session } from '../session.ts';
import { makeStatsLog, type StatsLog } from '../stats/stats-log.ts';
import { affectationsOf } from './affectations-of.ts';

/** The log of what counts in a transaction, with its registry. */
export function statsLogOf(session: Session): StatsLog {
  return makeStatsLog(session, (id) => affectationsOf(session, id));
}
