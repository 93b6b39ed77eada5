import { describeEvent } from '../../core/describe-event.ts';
import { inTurn, type BoundTaker } from '../../core/describe-taker.ts';

export interface HearDirectMessageDeps {
  /** Of every feature. */
  readonly takers: () => readonly BoundTaker[];
}

/** The one dispatcher of messages to the bot: the first who takes one has it. */
export const hearDirectMessage = describeEvent({
  name: 'identity.direct-message',
  hears: 'direct-message',
  run: async ({ takers }: HearDirectMessageDeps, heard) => {
    for (const taker of inTurn(takers())) if (await taker.take(heard)) return;
  },
});
