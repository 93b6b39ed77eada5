import { statsAddressSchema } from '@coop/contract/stats-routes';
import * as z from 'zod/mini';

import type { StatsChatDeps } from './chat-deps.ts';
import { statsRefusalMessages } from './refusal-messages.ts';
import { showStats, statsMessage, type ShownStats } from './show-stats.ts';
import { usualPeriod } from './usual-periods.ts';
import { readers } from '../may-read.ts';
import { askedIn } from '../query-address.ts';
import type { ReadStatsFailure } from '../read-stats.ts';
import {
  describeAction,
  type PressAnswer,
  type PressRequest,
} from '../../../core/describe-action.ts';
import { localDay } from '../../../core/local-day.ts';
import type { Rendering } from '../../../core/message.ts';

const rendering: Rendering<ShownStats, ReadStatsFailure, PressAnswer> = {
  ...statsRefusalMessages,
  ok: (shown) => ({ kind: 'redraw', message: statsMessage(shown) }),
};

/** A usual period of the same scope and filters; which days it is depends on the day of the press. */
export const showStatsAction = describeAction({
  name: 'stats.show',
  access: readers,
  run: (deps: StatsChatDeps, { actor, args, pressId }: PressRequest) => {
    const { period = '', ...address } = args;
    const today = localDay(deps.clock.now(), actor.timeZone);
    const asked = askedIn(z.parse(statsAddressSchema, address));
    return showStats(deps, {
      actor,
      asked: { ...asked, ...usualPeriod(String(period), today) },
      act: pressId,
    });
  },
  render: rendering,
});
