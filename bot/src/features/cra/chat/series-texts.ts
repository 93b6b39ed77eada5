import { refusalText, fieldLabel } from './cra-texts.ts';
import type { Cra } from '../cra.ts';
import type { FollowingRefused } from '../series/failures.ts';
import { followingRefusedText } from '../series/refusal-answers.ts';
import { day, lines, say, type Text } from '../../../core/text.ts';

/** How many follow, until when. */
export function followingText(followers: readonly Cra[]): Text {
  const last = followers.at(-1)?.content.date ?? '';
  return say('cra.series.until', { count: followers.length, date: day(last, 'short') });
}

/** What does not fit, a line for each date and field. */
export function followingRefusedLines(failure: FollowingRefused): Text {
  return lines(
    followingRefusedText(failure),
    ...failure.dates.flatMap(({ date, refusals }) =>
      refusals.map((refusal) =>
        say('cra.series.refusedLine', {
          date: day(date, 'short'),
          field: fieldLabel(refusal.field),
          why: refusalText(refusal),
        }),
      ),
    ),
  );
}
