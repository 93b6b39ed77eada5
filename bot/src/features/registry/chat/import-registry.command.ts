import type { Clock } from '../../../core/clock.ts';
import { describeCommand } from '../../../core/describe-command.ts';
import { message, openDialog } from '../../../core/message.ts';
import type { WaitingFile, WaitingFileReader } from '../../../core/posted-files.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { say } from '../../../core/text.ts';

export interface AskForImportDeps {
  readonly clock: Clock;
  readonly files: WaitingFileReader;
}

/** Nothing was posted to the bot in the last 24 h. */
interface NoFilePosted {
  readonly tag: 'NoFilePosted';
}

/** `/coop registre import`: takes the last file posted in the private conversation. */
export const importRegistryCommand = describeCommand({
  name: 'registry.import',
  trigger: 'coop',
  words: 'registry.import.words',
  summary: 'registry.import.summary',
  access: ['administrateur'],
  parameters: {},
  run: async (
    { clock, files }: AskForImportDeps,
    { actor },
  ): Promise<Result<WaitingFile, NoFilePosted>> => {
    const file = await files.lastOf(actor.userId, clock.now());
    return file ? ok(file) : fail({ tag: 'NoFilePosted' });
  },
  render: {
    ok: ({ fileId, name }) => openDialog('registry.import', { fileId, fileName: name }),
    NoFilePosted: () => message(say('registry.import.noFile')),
  },
});
