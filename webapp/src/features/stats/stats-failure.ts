import { statsRefusals } from '@coop/contract/stats-routes';

import type { CallFailure } from '../../core/bot-client.ts';
import { type FailureView, failureView } from '../../core/failure-view.ts';
import type { Text } from '../../core/texts.ts';

export interface StatsFailureView extends FailureView {
  /** The choice is refused: asking again is of no use, another choice is. */
  readonly isOfChoice: boolean;
}

/** A failure in words; for a choice that is refused, the bot's own sentence and the way out. */
export function statsFailureView(failure: CallFailure, t: Text): StatsFailureView {
  const view = failureView(failure, t);
  const isOfChoice =
    failure.tag === 'Refused' && statsRefusals.some((code) => code === failure.problem.code);
  return isOfChoice
    ? {
        ...view,
        title: t(failure.problem.status === 403 ? 'stats.notTheirs' : 'stats.notShown'),
        advice: failure.problem.detail ?? view.advice,
        retry: t('stats.leave'),
        isOfChoice,
      }
    : { ...view, isOfChoice };
}
