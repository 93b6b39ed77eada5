import type { LinkAccountsDeps } from './link-accounts.ts';
import type { Double } from './match-accounts.ts';
import { waitingLinks } from './waiting-links.ts';
import { describeCommand } from '../../../core/describe-command.ts';
import { message, type Message } from '../../../core/message.ts';
import { ok, type Result } from '../../../core/result.ts';
import { lines, say, typed } from '../../../core/text.ts';

const shown = 50;

/** `/coop registre doublons`: accounts that several entries claim. */
export const doublesCommand = describeCommand({
  name: 'registry.doubles',
  trigger: 'coop',
  words: 'registry.doubles.words',
  summary: 'registry.doubles.summary',
  access: ['administrateur'],
  parameters: {},
  run: async (deps: LinkAccountsDeps): Promise<Result<readonly Double[], never>> =>
    ok((await waitingLinks(deps)).doubles),
  render: { ok: (doubles) => doublesMessage(doubles) },
});

function doublesMessage(doubles: readonly Double[]): Message {
  if (doubles.length === 0) return message(say('registry.doubles.none'));
  return message(
    lines(
      say('registry.doubles.head', { count: doubles.length }),
      ...doubles.slice(0, shown).map(({ account, entries }) =>
        say('registry.doubles.line', {
          username: typed(account.username),
          entries: entries.map(typed),
        }),
      ),
    ),
  );
}
