import { firstDayOfMonth } from './days.ts';
import type { Days } from './question.ts';

/** A span of days as the years and months that are whole in it, and the days left at its edges. */
export interface Cover {
  readonly years: readonly number[];
  readonly months: readonly number[];
  /** Months of which only some days are asked, with these days. */
  readonly partial: readonly { readonly month: number; readonly days: Days }[];
}

/** `splits`: months that must not be taken whole. */
export function coverOf({ from, to }: Days, splits?: (month: number) => boolean): Cover {
  const months: number[] = [];
  const partial: Part[] = [];
  for (let month = monthOfDay(from), last = monthOfDay(to); month <= last && from <= to; month++) {
    const days = { from: firstDayOfMonth(month), to: firstDayOfMonth(month + 1) - 1 };
    const isWhole = from <= days.from && days.to <= to && splits?.(month) !== true;
    if (isWhole) months.push(month);
    else {
      const part = { from: Math.max(from, days.from), to: Math.min(to, days.to) };
      partial.push({ month, days: part });
    }
  }
  return gatherYears(months, partial);
}

interface Part {
  readonly month: number;
  readonly days: Days;
}

function gatherYears(months: readonly number[], partial: readonly Part[]): Cover {
  const years = [...new Set(months.map((month) => Math.floor(month / 12)))].filter((year) =>
    Array.from({ length: 12 }, (_, index) => 12 * year + index).every((month) =>
      months.includes(month),
    ),
  );
  const rest = months.filter((month) => !years.includes(Math.floor(month / 12)));
  return { years, months: rest, partial };
}

export function monthOfDay(day: number): number {
  const date = new Date(86_400_000 * day);
  return 12 * date.getUTCFullYear() + date.getUTCMonth();
}

/** Whole numbers as spans of those that follow one another. */
export function spansOf(numbers: readonly number[]): readonly Days[] {
  const spans: { from: number; to: number }[] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last?.to === number - 1) last.to = number;
    else spans.push({ from: number, to: number });
  }
  return spans;
}
