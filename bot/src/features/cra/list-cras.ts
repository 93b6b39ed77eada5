import type { Activite } from '@coop/contract/cra';

import type { Cra, CraTotals } from './cra.ts';
import type { CraNotFound, NotRegistered } from './failures.ts';
import type { CraReader } from './ports.ts';
import type { Person } from '../../core/actor.ts';
import { isCalendarDate, type CalendarDate } from '../../core/calendar-date.ts';
import { fail, ok, type Result } from '../../core/result.ts';

/** Dates that do not exist, or that end before they begin. */
export interface InvalidPeriod {
  readonly tag: 'InvalidPeriod';
  readonly received: string;
}

export interface ListCrasRequest {
  readonly actor: Person;
  readonly from?: CalendarDate | undefined;
  readonly to?: CalendarDate | undefined;
  readonly activite?: Activite | undefined;
  readonly deleted?: boolean | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface ListedCras {
  readonly cras: readonly Cra[];
  readonly totals: CraTotals;
  readonly next?: string;
}

/** One's own CRAs of a period, newest first, with the totals of the whole period. */
export async function listCras(
  { cras }: { readonly cras: CraReader },
  { actor, from, to, activite, deleted, cursor, limit }: ListCrasRequest,
): Promise<Result<ListedCras, InvalidPeriod | NotRegistered>> {
  const author = actor.entryId;
  if (author === undefined) return fail({ tag: 'NotRegistered' });
  const wrong = [from, to].find((date) => date !== undefined && !isCalendarDate(date));
  if (wrong !== undefined) return fail({ tag: 'InvalidPeriod', received: wrong });
  if (from !== undefined && to !== undefined && to < from) {
    return fail({ tag: 'InvalidPeriod', received: `${from} – ${to}` });
  }
  const filter = {
    author,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(activite !== undefined && { activite }),
    ...(deleted !== undefined && { deleted }),
  };
  const [page, totals] = await Promise.all([
    cras.list({ ...filter, limit, ...(cursor !== undefined && { cursor }) }),
    cras.totals(filter),
  ]);
  return ok({ ...page, totals });
}

/** One of one's own CRAs, deleted or not. */
export async function readCra(
  { cras }: { readonly cras: CraReader },
  { actor, id }: { readonly actor: Person; readonly id: string },
): Promise<Result<Cra, CraNotFound | NotRegistered>> {
  const author = actor.entryId;
  if (author === undefined) return fail({ tag: 'NotRegistered' });
  const cra = await cras.byId(author, id);
  return cra ? ok(cra) : fail({ tag: 'CraNotFound', id });
}
