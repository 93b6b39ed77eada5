import type { CharterChatDeps } from './charter-chat-deps.ts';
import { ownPosition } from './own-position.ts';
import { editionFor } from '../standing/read-position.ts';
import { writeVersion } from '../standing/version.ts';
import { describeAction } from '../../../core/describe-action.ts';
import { message, openDialog } from '../../../core/message.ts';
import { ok } from '../../../core/result.ts';
import { say } from '../../../core/text.ts';

/** « Lire et accepter »: the dialog, sealed over the version, its language and its text. */
export const readCharterAction = describeAction({
  name: 'charter.read',
  access: 'everyone',
  run: async (deps: CharterChatDeps, { actor, args }) => {
    const position = await ownPosition(deps, actor, String(args['charter']));
    if (!position.ok) return position;
    const { charter, inForce } = position.value;
    const { document, textSha } = editionFor(inForce, actor.locale);
    return ok({
      charter,
      version: writeVersion(inForce.number),
      language: document.language,
      textSha,
      channel: String(args['channel'] ?? 'direct'),
    });
  },
  render: {
    ok: (shown) => openDialog('charter.accept', shown),
    NoCharter: () => message(say('charter.failure.none')),
  },
});
