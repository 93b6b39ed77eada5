import type { EntryContext } from './line-context.ts';
import { readDate } from './read-entry.ts';
import type { Occurrence } from '../series/store-series.ts';
import { addDays, readTypedDate, type CalendarDate } from '../../../core/calendar-date.ts';
import { stableUlid } from '../../../core/stable-ulid.ts';
import { day, say, type Text } from '../../../core/text.ts';

export interface RepeatDates {
  /** One for each that was typed; what cannot be read stays as it was typed. */
  readonly dates: readonly string[];
  /** Why, of each of those that cannot be read. */
  readonly sentences: ReadonlyMap<string, Text>;
}

const everyWeek = /^(?:chaque semaine|toutes les semaines|every week)$/i;
/** Commas, semicolons, lines, and the space between two dates. */
const between = /[,;\n]|(?<=\d)\s+(?=\d+\/)/;

/** Reads « Autres dates » of a workshop that was held on `first`. */
export function readRepeatDates(
  text: string,
  first: CalendarDate,
  context: EntryContext,
): RepeatDates {
  const sentences = new Map<string, Text>();
  const items = text
    .split(between)
    .map((item) => item.trim())
    .filter((item) => item !== '');
  const dates = items.flatMap((item) => {
    if (everyWeek.test(item)) {
      const weeks = weeksAfter(first, context.today);
      if (weeks.length > 0) return weeks;
      sentences.set(item, say('cra.repeat.noWeek', { date: day(first, 'short') }));
      return [item];
    }
    const date = readTypedDate(item) ?? readDate(item, context);
    if (typeof date === 'string') return [date];
    sentences.set(item, date);
    return [item];
  });
  return { dates, sentences };
}

function weeksAfter(first: CalendarDate, today: CalendarDate): readonly CalendarDate[] {
  const dates: CalendarDate[] = [];
  for (let date = addDays(first, 7); date <= today; date = addDays(date, 7)) dates.push(date);
  return dates;
}

/** The CRA of each date: its id is always the same for the same opened form, and as old as it. */
export function occurrencesOf(serie: string, dates: readonly string[]): readonly Occurrence[] {
  return dates.map((date) => ({
    id: `${serie.slice(0, 10)}${stableUlid(`${serie} ${date}`).slice(10)}`,
    date,
  }));
}
