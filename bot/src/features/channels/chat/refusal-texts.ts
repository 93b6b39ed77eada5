import type {
  ChannelAmbiguous,
  ChannelClosed,
  ChannelNotMade,
  ChannelUnknown,
  JoinRefused,
  LeaveRefused,
  NoCommunity,
  NumberNeeded,
  PlanUnknown,
  RunUnderWay,
} from '../failures.ts';
import { message, type Message, type Refusing } from '../../../core/message.ts';
import { say, typed } from '../../../core/text.ts';

const noCommunity = {
  NoCommunity: () => message(say('channels.failure.noCommunity')),
} satisfies Refusing<NoCommunity, Message>;

/** The answer to a channel that cannot be found. */
export const refusingFind = {
  ...noCommunity,
  ChannelUnknown: ({ received }: ChannelUnknown) =>
    message(say('channels.failure.unknown', { received: typed(received) })),
  ChannelAmbiguous: ({ displays }: ChannelAmbiguous) =>
    message(say('channels.failure.ambiguous', { names: displays.map(typed) })),
  ChannelNotMade: ({ display }: ChannelNotMade) =>
    message(say('channels.failure.notMade', { display: typed(display) })),
};

export const refusingJoin = {
  ...refusingFind,
  ChannelClosed: ({ display, cause }: ChannelClosed) =>
    message(
      say('channels.failure.closed', {
        display: typed(display),
        cause: say(`channels.cause.${cause}`),
      }),
    ),
  JoinRefused: ({ display }: JoinRefused) =>
    message(say('channels.failure.join', { display: typed(display) })),
};

export const refusingLeave = {
  ...refusingFind,
  LeaveRefused: ({ display }: LeaveRefused) =>
    message(say('channels.failure.leave', { display: typed(display) })),
};

/** The answer to a plan that cannot be applied; the number is asked for elsewhere. */
export const refusingApply = {
  ...noCommunity,
  PlanUnknown: ({ id }: PlanUnknown) =>
    message(say('channels.failure.planUnknown', { id: typed(id) })),
  RunUnderWay: ({ id }: RunUnderWay) =>
    message(say('channels.failure.underWay', { id: typed(id) })),
};

export function numberNeeded({ id, removals }: NumberNeeded) {
  return say('channels.failure.numberNeeded', { id, removals });
}
