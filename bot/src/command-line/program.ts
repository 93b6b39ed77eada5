import { Command } from 'commander';

import { version } from '../version.ts';
import type { MessageKey } from '../core/catalogue.ts';
import { say } from '../core/text.ts';
import type { Adding } from './adding.ts';
import { addApply, addPlan } from './channels.ts';
import { addBackup, addRestore } from './backup-and-restore.ts';
import { addDoctor } from './doctor.ts';
import { addCraExport } from './cra-export.ts';
import { addCraImport } from './cra-import.ts';
import { addCraParse } from './cra-parse.ts';
import { addRegistryExport } from './registry-export.ts';
import { addRegistryImport } from './registry-import.ts';
import { addSetup } from './setup.ts';
import { addRun } from './run.ts';
import type { ExitCode, Shell } from './shell.ts';
import { addStats } from './stats.ts';
import { addVerify } from './verify.ts';

const allCommands: readonly ((adding: Adding) => void)[] = [
  addSetup,
  addDoctor,
  addRun,
  addPlan,
  addApply,
  addRegistryImport,
  addRegistryExport,
  addCraParse,
  addCraImport,
  addCraExport,
  addStats,
  addBackup,
  addRestore,
  addVerify,
];

/** Every command of `coop`; the work of each is loaded when it is asked for. */
export function makeProgram(shell: Shell, finish: (code: ExitCode) => void): Command {
  const program = new Command('coop');
  const { t } = shell;
  program
    .description(t(say('operation.summary')))
    .version(version, '-V, --version', t(say('operation.versionSummary')))
    .option('--settings <file>', t(say('operation.envFile')));
  for (const add of allCommands) {
    add({ program, shell, finish });
  }
  for (const command of withDescendants(program)) speakOurLanguage(command, shell);
  return program;
}

function withDescendants(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(withDescendants)];
}

const titles: Readonly<Record<string, MessageKey>> = {
  'Usage:': 'operation.help.usage',
  'Options:': 'operation.help.options',
  'Commands:': 'operation.help.commands',
  'Arguments:': 'operation.help.arguments',
};

/** Nothing ends the process nor writes by itself; headings and help are in the catalogue. */
function speakOurLanguage(command: Command, { terminal, t }: Shell): void {
  command
    .exitOverride()
    .helpOption('-h, --help', t(say('operation.help.option')))
    .helpCommand(false)
    .configureHelp({
      styleTitle: (title) => {
        const key = titles[title];
        return key === undefined ? title : t(say(key));
      },
      optionDescription: (option) => option.description,
    })
    .configureOutput({
      writeOut: (text) => terminal.print(text.trimEnd()),
      writeErr: (text) => terminal.complain(text.trimEnd()),
      outputError: () => undefined,
    });
}
