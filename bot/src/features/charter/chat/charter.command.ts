import { positionMessage } from '../card-message.ts';
import type { CharterChatDeps } from './charter-chat-deps.ts';
import { ownPosition } from './own-position.ts';
import { describeCommand } from '../../../core/describe-command.ts';
import { message } from '../../../core/message.ts';
import { ok } from '../../../core/result.ts';
import { say } from '../../../core/text.ts';

/** `/charte`: where I stand, with what can be done. */
export const charterCommand = describeCommand({
  name: 'charter.own',
  trigger: 'charte',
  summary: 'charter.own.summary',
  example: 'charter.own.example',
  access: 'everyone',
  parameters: {},
  run: async (deps: CharterChatDeps, { actor }) => {
    const position = await ownPosition(deps, actor);
    return position.ok ? ok({ position: position.value, actor }) : position;
  },
  render: {
    ok: ({ position, actor }) => positionMessage(position, actor),
    NoCharter: () => message(say('charter.failure.none')),
  },
});
