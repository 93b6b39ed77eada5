import { tryImport, type BeginImportDeps } from './begin-import.ts';
import { describeCommand } from '../../../core/describe-command.ts';
import { message } from '../../../core/message.ts';
import type { Parameter } from '../../../core/parameters.ts';
import { say, typed } from '../../../core/text.ts';

/** With other words the line is an accompaniment to record. */
const nothing: Parameter<undefined> = {
  takes: 'rest',
  label: 'cra.import.words',
  read: () => undefined,
  absent: { allowed: true },
};

/** `/cra import`: tries the last file posted to the bot; its report has the button that imports. */
export const importCrasCommand = describeCommand({
  name: 'cra.import',
  trigger: 'cra',
  words: 'cra.import.words',
  summary: 'cra.import.summary',
  example: 'cra.import.example',
  access: ['conseiller'],
  parameters: { nothing },
  run: (deps: BeginImportDeps, { actor }) => tryImport(deps, { actor }),
  render: {
    ok: ({ name }) => message(say('cra.import.chat.trying', { name: typed(name) })),
    NoFilePosted: () => message(say('cra.import.NoFilePosted')),
    PostedFileTooLarge: ({ name }) =>
      message(say('cra.import.PostedFileTooLarge', { name: typed(name) })),
  },
});
