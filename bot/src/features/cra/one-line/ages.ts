import type { TrancheAge } from '@coop/contract/cra';

import type { Span } from './mention.ts';
import { matchAt, wholeWords, type Reading } from './reading.ts';

/** The bands as they are written in figures. */
const bands: readonly (readonly [TrancheAge, RegExp])[] = [
  ['moins12', wholeWords('(?:-12|(?:-|moins) de 12)(?: ?ans)?|- 12 ?ans')],
  ['de12a17', wholeWords('12 ?- ?17(?: ?ans)?')],
  ['de18a34', wholeWords('18 ?- ?34(?: ?ans)?')],
  ['de35a59', wholeWords('35 ?- ?59(?: ?ans)?')],
  [
    'plus60',
    wholeWords(
      '60 ?\\+(?: ?ans)?|60 ?ans et plus|60 et plus|\\+ ?(?:de )?60(?: ?ans)?|plus de 60(?: ?ans)?',
    ),
  ],
];

/** The bands of the former form, which overlapped, and the present ones that they are read as. */
const formerBands: readonly (readonly [TrancheAge, RegExp, string])[] = [
  ['de12a17', wholeWords('(12 ?- ?18)(?: ?ans)?'), '12-17'],
  ['de18a34', wholeWords('(18 ?- ?35)(?: ?ans)?'), '18-34'],
  ['de35a59', wholeWords('(35 ?- ?60)(?: ?ans)?'), '35-59'],
];

const exactAge = wholeWords('(\\d{1,3}) ?ans?');

function bandOf(age: number): TrancheAge {
  if (age < 12) return 'moins12';
  if (age < 18) return 'de12a17';
  if (age < 35) return 'de18a34';
  return age < 60 ? 'de35a59' : 'plus60';
}

const says = (code: TrancheAge): Span['saying'] => ({
  kind: 'word',
  meaning: { field: 'ages', code },
});

/** An age written in figures: a band, a band of the former form, or `72 ans`. */
export function ageAt(reading: Reading, at: number): Span | undefined {
  for (const [code, pattern] of bands) {
    const match = matchAt(reading, at, pattern);
    if (match !== undefined) return { saying: says(code), to: match.to };
  }
  for (const [code, pattern, read] of formerBands) {
    const match = matchAt(reading, at, pattern);
    if (match === undefined) continue;
    const received = match.groups[1] ?? '';
    return { saying: says(code), to: match.to, correction: { received, read } };
  }
  const match = matchAt(reading, at, exactAge);
  if (match === undefined) return undefined;
  return { saying: says(bandOf(Number(match.groups[1]))), to: match.to };
}
