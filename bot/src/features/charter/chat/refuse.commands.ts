import type { CharterChatDeps } from './charter-chat-deps.ts';
import { ownPosition } from './own-position.ts';
import type { MessageKey } from '../../../core/catalogue.ts';
import { describeCommand } from '../../../core/describe-command.ts';
import { message, openDialog } from '../../../core/message.ts';
import { ok } from '../../../core/result.ts';
import { say } from '../../../core/text.ts';

/** `/charte refuser`: asks first what closes is understood. */
export const declineCommand = askingCommand({
  name: 'charter.decline',
  words: 'charter.decline.words',
  summary: 'charter.decline.summary',
});

/** `/charte retirer`: confirmed in a dialog. */
export const withdrawCommand = askingCommand({
  name: 'charter.withdraw',
  words: 'charter.withdraw.words',
  summary: 'charter.withdraw.summary',
});

/** A command that opens the dialog of its name, on the charter in force. */
function askingCommand({
  name,
  words,
  summary,
}: {
  readonly name: string;
  readonly words: MessageKey;
  readonly summary: MessageKey;
}) {
  return describeCommand({
    name,
    trigger: 'charte',
    words,
    summary,
    access: 'everyone',
    parameters: {},
    run: async (deps: CharterChatDeps, { actor }) => {
      const position = await ownPosition(deps, actor);
      return position.ok ? ok(position.value.charter) : position;
    },
    render: {
      ok: (charter) => openDialog(name, { charter }),
      NoCharter: () => message(say('charter.failure.none')),
    },
  });
}
