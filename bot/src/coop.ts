import { processEnvironment } from './config.ts';
import { runCommandLine } from './command-line/run-command-line.ts';
import { openTerminal } from './command-line/terminal.ts';

process.exitCode = await runCommandLine(
  process.argv.slice(2),
  openTerminal(processEnvironment(), process),
);
