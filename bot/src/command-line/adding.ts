import type { Command } from 'commander';

import type { MessageKey } from '../core/catalogue.ts';
import { say } from '../core/text.ts';
import type { ExitCode, Shell } from './shell.ts';

/** What a command is added to. */
export interface Adding {
  readonly program: Command;
  readonly shell: Shell;
  readonly finish: (code: ExitCode) => void;
}

/** The command that groups others under one word, made at its first use. */
export function group({ program, shell }: Adding, word: string, summary: MessageKey): Command {
  const known = program.commands.find((command) => command.name() === word);
  return known ?? program.command(word).description(shell.t(say(summary)));
}
