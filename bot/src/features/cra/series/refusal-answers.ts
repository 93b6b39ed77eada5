import type { FollowerChanged, FollowingRefused } from './failures.ts';
import { viewOf } from '../view-of.ts';
import type { RouteRefusal } from '../../../core/describe-route.ts';
import { day, say, type Text } from '../../../core/text.ts';

/** Which of those that follow is no more as it was read. */
export function followerChangedText({ inForce }: FollowerChanged): Text {
  const { deletedAt, content } = inForce;
  const what = deletedAt === undefined ? 'changed' : 'deleted';
  return say(`cra.series.failure.${what}`, { date: day(content.date) });
}

/** Which of those that follow cannot take what was changed. */
export function followingRefusedText({ dates }: FollowingRefused): Text {
  return say('cra.series.failure.refused', { dates: dates.map(({ date }) => day(date, 'short')) });
}

/** What the API answers for the failures of a series. */
export const seriesRefusals = {
  FollowerChanged: (failure: FollowerChanged): RouteRefusal => ({
    status: 409,
    detail: followerChangedText(failure),
    facts: { inForce: viewOf(failure.inForce) },
  }),
  FollowingRefused: (failure: FollowingRefused): RouteRefusal => ({
    status: 422,
    detail: followingRefusedText(failure),
    facts: { dates: failure.dates },
  }),
} as const;
