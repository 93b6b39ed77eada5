import type { StatsWords } from '../words.ts';

/** Items that the sentence of a drawing names; the table has all of them. */
const named = 5;

export interface Told {
  readonly label: string;
  readonly text: string;
}

/** What is heard in place of a drawing: its title, then its largest items. */
export function sentenceOf(title: string, items: readonly Told[], { t, list }: StatsWords): string {
  const first = items.slice(0, named).map(({ label, text }) => t('stats.told', { label, text }));
  return first.length === 0 ? title : t('stats.sentence', { title, items: list(first) });
}
