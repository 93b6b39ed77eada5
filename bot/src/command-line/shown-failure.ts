import type { ExitCode } from './shell.ts';
import type { MessageKey } from '../core/catalogue.ts';
import { say, typed, type Text } from '../core/text.ts';

/** A failure of a command with the sentence to show. */
export class CommandFailed extends Error {
  readonly code = 'command-failed';
  readonly exit: ExitCode;
  readonly text: Text;

  constructor(exit: ExitCode, text: Text) {
    super('The command was not done.');
    this.exit = exit;
    this.text = text;
  }
}

interface Coded {
  readonly message: string;
  readonly code: string;
}

const known: Readonly<Record<string, { readonly exit: ExitCode; readonly key: MessageKey }>> = {
  'database-in-use': { exit: 1, key: 'operation.error.databaseInUse' },
  'schema-too-new': { exit: 1, key: 'operation.error.schemaTooNew' },
  'unknown-database': { exit: 2, key: 'operation.error.unknownDatabase' },
  'storage-failed': { exit: 1, key: 'operation.error.storageFailed' },
  'mattermost-unreachable': { exit: 1, key: 'operation.error.mattermostUnreachable' },
  'mattermost-refused': { exit: 1, key: 'operation.error.mattermostRefused' },
  'mattermost-address-invalid': { exit: 2, key: 'operation.error.mattermostAddress' },
  ENOENT: { exit: 2, key: 'operation.error.fileMissing' },
  EACCES: { exit: 2, key: 'operation.error.fileForbidden' },
  EISDIR: { exit: 2, key: 'operation.error.fileIsFolder' },
  EADDRINUSE: { exit: 1, key: 'operation.error.portInUse' },
};

/** The sentence and the exit code of what was thrown; secrets are in no message of ours. */
export function shownFailure(error: unknown): { readonly code: ExitCode; readonly text: Text } {
  if (error instanceof CommandFailed) return { code: error.exit, text: error.text };
  const coded = asCoded(error);
  const found = known[coded.code];
  const why = typed(coded.message);
  if (found !== undefined) return { code: found.exit, text: say(found.key, { why }) };
  return { code: 1, text: say('operation.error.unexpected', { why }) };
}

function asCoded(error: unknown): Coded {
  if (!(error instanceof Error)) return { message: String(error), code: '' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return { message: error.message, code };
}
