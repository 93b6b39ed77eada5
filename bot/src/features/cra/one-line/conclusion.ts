import type { CraField } from '../form.ts';
import type { Value } from './mention.ts';
import type { Ask, DefaultFields, FoundFields } from './result.ts';

/** What the mentions of a field come to. */
export type Conclusion = {
  readonly found?: FoundFields;
  readonly defaults?: DefaultFields;
  readonly ask?: readonly Ask[];
  /** Fields of which something was given, but not all. */
  readonly incomplete?: readonly CraField[];
  /** Words that turned out to say nothing. */
  readonly unknown?: readonly string[];
};

export type Received<T> = T & { readonly received: string };

export function joinReceived(items: readonly { readonly received: string }[]): string {
  return items
    .map(({ received }) => received)
    .filter((received) => received !== '')
    .join(' ');
}

export function askAbout(
  field: CraField | null,
  why: Ask['why'],
  { received, candidates = [] }: Pick<Ask, 'received' | 'candidates'>,
): Ask {
  return { field, why, received, ...(candidates.length > 0 && { candidates }) };
}

const proposals = <T>(value: Value<T>): readonly T[] =>
  'value' in value ? [value.value] : value.candidates;

/** Equal values are one; two doubts without a proposal are two. */
function distinct<T>(items: readonly Received<{ value: Value<T> }>[]) {
  const keyOf = ({ value, received }: Received<{ value: Value<T> }>) =>
    JSON.stringify(proposals(value).length > 0 ? value : received);
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}

/** The one value of a field, or the question: a doubt about it, or two values. */
export function oneValue<T extends string | number>(
  field: CraField,
  items: readonly Received<{ value: Value<T> }>[],
): { readonly value?: T; readonly ask?: readonly Ask[] } {
  const values = distinct(items);
  const [only, ...others] = values;
  if (only === undefined) return {};
  const candidates = [...new Set(values.flatMap(({ value }) => proposals(value)))];
  const received = joinReceived(values);
  if (others.length > 0 && candidates.length > 0) {
    return { ask: [askAbout(field, 'two-values', { received, candidates })] };
  }
  if ('value' in only.value) return { value: only.value.value };
  return { ask: [askAbout(field, only.value.why, { received, candidates })] };
}
