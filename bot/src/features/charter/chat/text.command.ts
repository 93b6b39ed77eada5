import type { CharterChatDeps } from './charter-chat-deps.ts';
import { sendText } from './send-text.ts';
import { readVersion, writeVersion, type VersionNumber } from '../standing/version.ts';
import { describeCommand } from '../../../core/describe-command.ts';
import { message } from '../../../core/message.ts';
import { optional, type Parameter } from '../../../core/parameters.ts';
import { say, typed } from '../../../core/text.ts';

const version: Parameter<VersionNumber> = {
  takes: 'word',
  read: readVersion,
  absent: { allowed: false },
  label: 'charter.text.version',
};

/** `/charte texte [version]`: the full text in the private conversation. */
export const charterTextCommand = describeCommand({
  name: 'charter.text',
  trigger: 'charte',
  words: 'charter.text.words',
  summary: 'charter.text.summary',
  example: 'charter.text.example',
  access: 'everyone',
  parameters: { version: optional(version) },
  run: (deps: CharterChatDeps, { actor, args }) => sendText(deps, { actor, version: args.version }),
  render: {
    ok: () => message(say('charter.text.sent')),
    NoCharter: () => message(say('charter.failure.none')),
    CharterVersionUnknown: ({ version: received }) =>
      message(say('charter.failure.versionUnknown', { received: typed(writeVersion(received)) })),
  },
});
