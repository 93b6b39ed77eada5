import { answerMessage, type AnswerMessageDeps } from './answer-message.taker.ts';
import { continueAction } from './continue.action.ts';
import { hearDirectMessage, type HearDirectMessageDeps } from './hear-direct-message.event.ts';
import { keepPostedFile, type KeepPostedFileDeps } from './keep-posted-file.taker.ts';
import { openSessionCommand, type OpenSessionDeps } from './open-session.command.ts';
import { meRoute, type ReadMeDeps } from './read-me.ts';
import { bindAction } from '../../core/describe-action.ts';
import { bindCommand } from '../../core/describe-command.ts';
import { bindEvent } from '../../core/describe-event.ts';
import { bindRoute } from '../../core/describe-route.ts';
import { bindTaker } from '../../core/describe-taker.ts';
import type { Feature } from '../../core/feature.ts';

export { makeActors, type ActorsDeps } from './actors.ts';
export type { Account, Accounts, Sessions } from './ports.ts';

/** Who is there: sessions of the plugin, the person, what is said to the bot itself. */
export function identityFeature(
  deps: OpenSessionDeps &
    ReadMeDeps &
    HearDirectMessageDeps &
    KeepPostedFileDeps &
    AnswerMessageDeps,
): Feature {
  return {
    name: 'identity',
    commands: [bindCommand(openSessionCommand, deps)],
    actions: [bindAction(continueAction, deps)],
    routes: [bindRoute(meRoute, deps)],
    events: [bindEvent(hearDirectMessage, deps)],
    takers: [bindTaker(keepPostedFile, deps), bindTaker(answerMessage, deps)],
  };
}
