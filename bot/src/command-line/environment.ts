import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

import type { Command } from 'commander';

import type { Shell } from './shell.ts';
import type { Environment } from '../config.ts';

/** Where settings are kept beside the process, when nothing else is said. */
export const defaultFile = 'coop.env';

/** The file of settings that the command line names. */
export function settingsFileOf(program: Command): string {
  return givenFile(program) ?? defaultFile;
}

/**
 * The settings of the process over those of the file: `--settings`, else `coop.env` when it is
 * there. A file that was named must be readable.
 */
export function environmentOf({ terminal }: Shell, program: Command): Environment {
  const named = givenFile(program);
  if (named === undefined && !existsSync(defaultFile)) return terminal.environment;
  const file = readFileSync(named ?? defaultFile, 'utf8');
  return { ...parseEnv(file), ...terminal.environment };
}

function givenFile(program: Command): string | undefined {
  return program.opts<{ settings?: string }>().settings;
}
