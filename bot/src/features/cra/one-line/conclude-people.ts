import { defaultForm } from '../form.ts';
import type { FoundFields } from './result.ts';
import { askAbout, joinReceived, oneValue, type Conclusion, type Received } from './conclusion.ts';
import { sayings, type Mention, type Value } from './mention.ts';

const { participants: range } = defaultForm.limits;

function inRange(n: number): Value<number> {
  return n >= range.min && n <= range.max ? { value: n } : { why: 'out-of-range', candidates: [] };
}

/** The number given, else one for an activity with one person. */
export function concludeParticipants(
  mentions: readonly Mention[],
  activite: FoundFields['activite'],
): Conclusion {
  const items = sayings(mentions, 'word').flatMap(({ meaning, n, received }) =>
    meaning.field === 'participants' && n !== undefined ? [{ value: inRange(n), received }] : [],
  );
  const { value, ask } = oneValue('participants', items);
  if (value !== undefined) return { found: { participants: value } };
  if (ask !== undefined) return { ask };
  const isAlone = activite === 'individuel' || activite === 'ponctuel';
  return isAlone ? { defaults: { participants: 1 } } : {};
}

type Seen = Received<{ readonly code: 'known' | 'new'; readonly n: number | undefined }>;

/** People already seen, as far as the words tell; `undefined` when a number is wanted. */
function recurrentsOf({ code, n }: Seen, participants: number | undefined): number | undefined {
  if (code === 'known') return n ?? (participants === 1 ? 1 : undefined);
  if (n === undefined) return 0;
  return participants === undefined ? undefined : participants - n;
}

const doubt = (why: 'how-many' | 'sum'): Value<number> => ({ why, candidates: [] });

/** Nobody, unless told; `nouveau` says nobody, `2 nouveaux` all but two. */
export function concludeRecurrents(
  mentions: readonly Mention[],
  participants: number | undefined,
): Conclusion {
  const seen = sayings(mentions, 'word').flatMap(({ meaning, n, received }) =>
    meaning.field === 'recurrents' ? [{ code: meaning.code, n, received }] : [],
  );
  if (seen.length === 0) return { defaults: { recurrents: 0 } };
  const most = participants ?? range.max;
  const items = seen.map((item) => {
    const value = recurrentsOf(item, participants);
    if (value === undefined) return { received: item.received, value: doubt('how-many') };
    const isPossible = value >= 0 && value <= most;
    return { received: item.received, value: isPossible ? { value } : doubt('sum') };
  });
  const { value, ask } = oneValue('recurrents', items);
  return value === undefined ? { ask: ask ?? [] } : { found: { recurrents: value } };
}

export type Counted<C extends string> = Received<{
  readonly code: C;
  readonly n: number | undefined;
}>;

/** Numbers by code; what has no number counts one when there is one person. */
export function sumByCode<C extends string>(
  items: readonly Counted<C>[],
  participants: number | undefined,
): Map<C, number> {
  const counts = new Map<C, number>();
  for (const { code, n } of items) {
    if (n !== undefined && n > 0) counts.set(code, (counts.get(code) ?? 0) + n);
  }
  if (participants !== 1) return counts;
  for (const { code, n } of items) {
    if (n === undefined && !counts.has(code)) counts.set(code, 1);
  }
  return counts;
}

function totalOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, n) => sum + n, 0);
}

/** What is asked about counts: more people than there are, or no number among several. */
export function askCounts(
  field: 'ages' | 'statuts' | 'suites',
  items: readonly Counted<string>[],
  participants: number | undefined,
) {
  const uncounted = participants === 1 ? [] : items.filter(({ n }) => n === undefined);
  const counted = items.filter((item) => !uncounted.includes(item));
  const isTooMany = totalOf(sumByCode(items, participants)) > (participants ?? Infinity);
  return {
    isTooMany,
    ask: [
      ...(isTooMany ? [askAbout(field, 'sum', { received: joinReceived(counted) })] : []),
      ...uncounted
        .filter(({ received }) => received !== '')
        .map(({ received }) => askAbout(field, 'how-many', { received })),
    ],
  };
}

/** Ages or statuses: they must add up to the participants; less is kept and still missing. */
export function concludeCounts<C extends string>(
  field: 'ages' | 'statuts',
  items: readonly Counted<C>[],
  participants: number | undefined,
): Conclusion & { readonly counts: Partial<Record<C, number>> | undefined } {
  const { isTooMany, ask } = askCounts(field, items, participants);
  const sums = sumByCode(items, participants);
  const isShort = totalOf(sums) < (participants ?? 0);
  const entries: Partial<Record<C, number>> = {};
  for (const [code, n] of sums) entries[code] = n;
  return {
    counts: isTooMany || sums.size === 0 ? undefined : entries,
    ask,
    incomplete: isShort && ask.length === 0 ? [field] : [],
  };
}
