import type { CharterChatDeps } from './charter-chat-deps.ts';
import { ownPosition } from './own-position.ts';
import { describeCommand } from '../../../core/describe-command.ts';
import { message, openDialog } from '../../../core/message.ts';
import { ok } from '../../../core/result.ts';
import { say } from '../../../core/text.ts';

/** `/charte refuser`: asks first what closes is understood. */
export const declineCommand = describeCommand({
  name: 'charter.decline',
  trigger: 'charte',
  words: 'charter.decline.words',
  summary: 'charter.decline.summary',
  access: 'everyone',
  parameters: {},
  run: async (deps: CharterChatDeps, { actor }) => {
    const position = await ownPosition(deps, actor);
    return position.ok ? ok(position.value.charter) : position;
  },
  render: {
    ok: (charter) => openDialog('charter.decline', { charter }),
    NoCharter: () => message(say('charter.failure.none')),
  },
});

/** `/charte retirer`: confirmed in a dialog. */
export const withdrawCommand = describeCommand({
  name: 'charter.withdraw',
  trigger: 'charte',
  words: 'charter.withdraw.words',
  summary: 'charter.withdraw.summary',
  access: 'everyone',
  parameters: {},
  run: async (deps: CharterChatDeps, { actor }) => {
    const position = await ownPosition(deps, actor);
    return position.ok ? ok(position.value.charter) : position;
  },
  render: {
    ok: (charter) => openDialog('charter.withdraw', { charter }),
    NoCharter: () => message(say('charter.failure.none')),
  },
});
