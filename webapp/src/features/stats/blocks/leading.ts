import type { MessageKey } from '../../../core/texts.ts';
import type { StatsWords } from '../words.ts';
import type { Family } from './codes.ts';

export interface Sized {
  readonly id: string;
  readonly size: number;
}

/** The largest ones: several when they are equal, none when all is zero. */
export function largest<T extends { readonly size: number }>(items: readonly T[]): readonly T[] {
  const top = Math.max(0, ...items.map(({ size }) => size));
  return top === 0 ? [] : items.filter(({ size }) => size === top);
}

export interface Leading {
  readonly items: readonly Sized[];
  readonly family: Family;
  readonly none: MessageKey;
}

/** The title of a chart: what comes first in its own sentence, or what shares the first place. */
export function leadingTitle({ items, family, none }: Leading, words: StatsWords): string {
  const { t, list } = words;
  const top = largest(items);
  const [first] = top;
  if (first === undefined) {
    return t(none);
  }
  if (top.length === 1) {
    const lead = family.lead(first.id);
    return lead === undefined ? labelOf(family, first.id, words) : t(lead);
  }
  return top.length > 3
    ? t('stats.tie.many', { count: top.length })
    : t('stats.tie', { names: list(top.map(({ id }) => labelOf(family, id, words))) });
}

export function labelOf(family: Family, code: string, { t }: StatsWords): string {
  const key = family.label(code);
  return key === undefined ? code : t(key);
}
