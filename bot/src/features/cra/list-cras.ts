import type { Activite, Canal, StoredTheme } from '@coop/contract/cra';

import { searchedWords, type Cra, type CraTotals } from './cra.ts';
import type { CraNotFound, NotRegistered } from './failures.ts';
import type { CraFilter, CraReader } from './ports.ts';
import type { Person } from '../../core/actor.ts';
import { isCalendarDate, type CalendarDate } from '../../core/calendar-date.ts';
import { fail, ok, type Result } from '../../core/result.ts';

/** Dates that do not exist, or that end before they begin. */
export interface InvalidPeriod {
  readonly tag: 'InvalidPeriod';
  readonly received: string;
}

/** Which of one's own CRAs; open where absent. */
export interface CraChoice {
  readonly from?: CalendarDate | undefined;
  readonly to?: CalendarDate | undefined;
  readonly activite?: Activite | undefined;
  readonly canal?: Canal | undefined;
  readonly theme?: StoredTheme | undefined;
  /** INSEE code. */
  readonly commune?: string | undefined;
  /** Id of a tag. */
  readonly tag?: string | undefined;
  /** Words of the title or the notes. */
  readonly text?: string | undefined;
}

export interface ListCrasRequest extends CraChoice {
  readonly actor: Person;
  readonly deleted?: boolean | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface ListedCras {
  readonly cras: readonly Cra[];
  readonly totals: CraTotals;
  readonly next?: string;
}

/** One's own CRAs, newest first, with the totals of all that the filter lets through. */
export async function listCras(
  { cras }: { readonly cras: CraReader },
  request: ListCrasRequest,
): Promise<Result<ListedCras, InvalidPeriod | NotRegistered>> {
  const { cursor, limit, deleted } = request;
  const author = request.actor.entryId;
  if (author === undefined) return fail({ tag: 'NotRegistered' });
  const chosen = craFilterOf(request);
  if (!chosen.ok) return chosen;
  const filter = { author, ...chosen.value, ...(deleted !== undefined && { deleted }) };
  const [page, totals] = await Promise.all([
    cras.list({ ...filter, limit, ...(cursor !== undefined && { cursor }) }),
    cras.totals(filter),
  ]);
  return ok({ ...page, totals });
}

/** The filter of a choice whose dates exist and do not end before they begin. */
export function craFilterOf({
  text,
  commune,
  ...choice
}: CraChoice): Result<Omit<CraFilter, 'author' | 'deleted'>, InvalidPeriod> {
  const { from, to, activite, canal, theme, tag } = choice;
  const wrong = [from, to].find((date) => date !== undefined && !isCalendarDate(date));
  if (wrong !== undefined) return fail({ tag: 'InvalidPeriod', received: wrong });
  if (from !== undefined && to !== undefined && to < from) {
    return fail({ tag: 'InvalidPeriod', received: `${from} – ${to}` });
  }
  const words = searchedWords(text ?? '');
  return ok({
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(activite !== undefined && { activite }),
    ...(canal !== undefined && { canal }),
    ...(theme !== undefined && { theme }),
    ...(commune !== undefined && { insee: commune }),
    ...(tag !== undefined && { tag }),
    ...(words.length > 0 && { words }),
  });
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

/** Every version of one of one's own CRAs, first to last; the last is the one in force. */
export async function readVersions(
  { cras }: { readonly cras: CraReader },
  { actor, id }: { readonly actor: Person; readonly id: string },
): Promise<Result<readonly Cra[], CraNotFound | NotRegistered>> {
  const author = actor.entryId;
  if (author === undefined) return fail({ tag: 'NotRegistered' });
  const versions = await cras.versions(author, id);
  return versions.length > 0 ? ok(versions) : fail({ tag: 'CraNotFound', id });
}
