import { CommanderError } from 'commander';

import { makeTranslate } from '../adapters/language/translate.ts';
import { makeProgram } from './program.ts';
import { harmless, localeOf, type ExitCode, type Shell } from './shell.ts';
import { shownFailure } from './shown-failure.ts';
import type { Terminal } from './terminal.ts';
import { usageText } from './usage-text.ts';

/** Does what the arguments say and answers the exit code; the one place that catches. */
export async function runCommandLine(
  args: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  const locale = localeOf(terminal.environment);
  const translate = makeTranslate(harmless);
  const shell: Shell = {
    terminal,
    locale,
    t: (text) => translate(text, { locale, timeZone: 'Europe/Paris' }),
  };
  const outcome: { code: ExitCode } = { code: 0 };
  const program = makeProgram(shell, (code) => {
    outcome.code = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return outcome.code;
  } catch (error) {
    if (error instanceof CommanderError) return answerUsage(shell, error);
    const { code, text } = shownFailure(error);
    terminal.complain(shell.t(text));
    return code;
  }
}

function answerUsage({ terminal, t }: Shell, error: CommanderError): ExitCode {
  if (error.exitCode === 0) return 0;
  terminal.complain(t(usageText(error)));
  return 2;
}
