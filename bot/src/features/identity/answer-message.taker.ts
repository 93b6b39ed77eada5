import { describeTaker } from '../../core/describe-taker.ts';
import type { Clock } from '../../core/clock.ts';
import type { Inbox } from '../../core/inbox.ts';
import { message } from '../../core/message.ts';
import type { Outbox } from '../../core/outbox.ts';
import { say } from '../../core/text.ts';
import type { Transaction } from '../../core/transaction.ts';

export interface AnswerMessageDeps {
  readonly clock: Clock;
  readonly transaction: Transaction<{ readonly inbox: Inbox; readonly outbox: Outbox }>;
}

/** A message to the bot that no feature asked for: one kind answer, once, in its thread. */
export const answerMessage = describeTaker({
  name: 'identity.answer',
  takes: 'anything',
  take: async ({ clock, transaction }: AnswerMessageDeps, heard) => {
    const { postId, channelId, rootId, userId: reader } = heard;
    const now = clock.now();
    await transaction(async ({ inbox, outbox }) => {
      if (!(await inbox.firstTime(`post-${postId}`, now))) return;
      await outbox.add({
        key: `help-${postId}`,
        dueAt: now,
        effect: {
          kind: 'say',
          to: { kind: 'channel', channelId, rootId: rootId === '' ? postId : rootId, reader },
          message: message(say('core.messageHeard')),
        },
      });
    });
    return true;
  },
});
