import type { Shell } from './shell.ts';
import { CommandFailed } from './shown-failure.ts';
import { readConfig, type Config, type ConfigProblem, type Environment } from '../config.ts';
import { lines, say, typed } from '../core/text.ts';

/** The settings, or an end that names **all** that is wrong with them. */
export function configOf(shell: Shell, environment: Environment): Config {
  const read = readConfig(environment);
  if (!read.ok) throw settingsProblem(shell, read.problems);
  return read.config;
}

export function settingsProblem({ t }: Shell, problems: readonly ConfigProblem[]): CommandFailed {
  const told = problems.map(({ name, problem, expected }) =>
    typed(`  ${t(say(`operation.setting.${problem}`, { name, expected }))}`),
  );
  return new CommandFailed(2, lines(say('operation.setting.wrong'), ...told));
}
