import type { CharterChatDeps } from './charter-chat-deps.ts';
import { ownPosition } from './own-position.ts';
import { sendText } from './send-text.ts';
import { nextReminder } from './next-reminder.ts';
import { describeAction } from '../../../core/describe-action.ts';
import { localDay } from '../../../core/local-day.ts';
import { message, openDialog } from '../../../core/message.ts';
import { ok, type Result } from '../../../core/result.ts';
import { day, say } from '../../../core/text.ts';

/** « Texte complet »: in the private conversation. */
export const charterTextAction = describeAction({
  name: 'charter.text',
  access: 'everyone',
  run: (deps: CharterChatDeps, { actor, args }) =>
    sendText(deps, { actor, charter: String(args['charter']) }),
  render: {
    ok: () => message(say('charter.text.sent')),
    NoCharter: () => message(say('charter.failure.none')),
    CharterVersionUnknown: () => message(say('charter.failure.windowOver')),
  },
});

/** « Plus tard »: tells the date of the next reminder, and changes nothing. */
export const laterAction = describeAction({
  name: 'charter.later',
  access: 'everyone',
  run: async (deps: CharterChatDeps, { actor, args }) => {
    const position = await ownPosition(deps, actor, String(args['charter']));
    if (!position.ok) return position;
    const at = nextReminder(position.value, actor, deps.clock.now());
    return ok({ next: at === undefined ? undefined : localDay(at, actor.timeZone) });
  },
  render: {
    ok: ({ next }) =>
      message(
        next === undefined ? say('charter.later.never') : say('charter.later', { on: day(next) }),
      ),
    NoCharter: () => message(say('charter.failure.none')),
  },
});

/** « Je refuse »: asks first. */
export const declineAction = describeAction({
  name: 'charter.decline',
  access: 'everyone',
  run: (_deps: CharterChatDeps, { args }): Promise<Result<string, never>> =>
    Promise.resolve(ok(String(args['charter']))),
  render: { ok: (charter) => openDialog('charter.decline', { charter }) },
});
