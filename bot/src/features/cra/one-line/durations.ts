import { defaultForm } from '../form.ts';
import type { Span, Value } from './mention.ts';
import { matchAt, numberWordSource, toNumber, wholeWords, type Reading } from './reading.ts';

const { min, max, step } = defaultForm.limits.duree;

const hours = '(?:h|heures?)';
const minutes = "(?:minutes?|mins?|mns?|m|')";
const count = `(\\d{1,3}|${numberWordSource})`;

const hoursAndMinutes = wholeWords(`${count} ?${hours} ?(\\d{1,3}) ?${minutes}`);
const hoursAndNumber = wholeWords(`${count} ?${hours}( )(\\d{2})`);
const hoursGluedToNumber = wholeWords(`${count} ?${hours}()(\\d{1,3})`);
const hoursAndPart = wholeWords(`${count} ?${hours} ?(?:et (demie?|quart)|(1/2|1/4|3/4))`);
const hoursOnly = wholeWords(`(\\d{1,3}(?:[.,]\\d{1,2})?|${numberWordSource}) ?${hours}`);
const minutesOnly = wholeWords(`(\\d{1,5}|${numberWordSource}) ?${minutes}`);

/** Parts of an hour that are written without counting hours. */
const partsOfHour: readonly (readonly [RegExp, number])[] = [
  [wholeWords(`(?:une? )?demie?[- ]?${hours}|1/2 ?${hours}`), 30],
  [wholeWords(`(?:un |1 )?quart d' ?${hours}|1/4 ?(?:d' ?)?${hours}`), 15],
  [wholeWords(`(?:trois|3) quarts d' ?${hours}|3/4 ?(?:d' ?)?${hours}`), 45],
];

const minutesOfPart: Readonly<Record<string, number>> = {
  demie: 30,
  demi: 30,
  quart: 15,
  '1/2': 30,
  '1/4': 15,
  '3/4': 45,
};

const outOfRange: Value<number> = { why: 'out-of-range', candidates: [] };

function durationOf(total: number): Value<number> {
  if (total < min || total > max) return outOfRange;
  const below = Math.floor(total / step) * step;
  return below === total
    ? { value: total }
    : { why: 'not-multiple-of-5', candidates: [below, below + step] };
}

/** `1h75` is no duration: minutes after hours stay under sixty. */
function clockDuration(wholeHours: string, rest: string): Value<number> {
  const after = Number(rest);
  return after >= 60 ? outOfRange : durationOf(toNumber(wholeHours) * 60 + after);
}

const span = (value: Value<number>, to: number): Span => ({
  saying: { kind: 'duree', minutes: value },
  to,
});

/**
 * A duration at that word. `isTaken` says that a number belongs to what follows it: in
 * `1h 10 personnes` the 10 are people.
 */
export function durationAt(
  reading: Reading,
  at: number,
  isTaken: (word: number) => boolean,
): Span | undefined {
  for (const [pattern, total] of partsOfHour) {
    const match = matchAt(reading, at, pattern);
    if (match !== undefined) return span({ value: total }, match.to);
  }
  const part = matchAt(reading, at, hoursAndPart);
  if (part !== undefined) {
    const [, whole = '', named = '', fraction = named] = part.groups;
    return span(durationOf(toNumber(whole) * 60 + (minutesOfPart[fraction] ?? 0)), part.to);
  }
  const full = matchAt(reading, at, hoursAndMinutes);
  if (full !== undefined)
    return span(clockDuration(full.groups[1] ?? '', full.groups[2] ?? ''), full.to);
  const numbered = matchAt(reading, at, hoursAndNumber) ?? matchAt(reading, at, hoursGluedToNumber);
  if (numbered !== undefined) {
    const [, whole = '', space, rest = ''] = numbered.groups;
    if (space === '' || !isTaken(numbered.to - 1))
      return span(clockDuration(whole, rest), numbered.to);
  }
  const alone = matchAt(reading, at, hoursOnly);
  if (alone !== undefined) {
    return span(durationOf(Math.round(toNumber(alone.groups[1] ?? '') * 60)), alone.to);
  }
  const short = matchAt(reading, at, minutesOnly);
  return short === undefined
    ? undefined
    : span(durationOf(toNumber(short.groups[1] ?? '')), short.to);
}
