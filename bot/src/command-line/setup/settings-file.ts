import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

import type { Environment } from '../../config.ts';

/** The settings of a file; none when it is not there. */
export function readSettingsFile(file: string): Environment {
  return existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
}

/**
 * Puts values into the file: what else stands there (comments, other settings) is kept. Only its
 * owner may read it. Answers the names that changed; nothing is written when there are none.
 */
export function writeSettingsFile(
  file: string,
  values: Readonly<Record<string, string>>,
): readonly string[] {
  const before = readSettingsFile(file);
  const changed = Object.keys(values).filter((name) => before[name] !== values[name]);
  if (changed.length > 0) {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const unfinished = `${file}.part`;
    writeFileSync(unfinished, withValues(text, values, changed), { mode: 0o600 });
    renameSync(unfinished, file);
  }
  if (existsSync(file)) chmodSync(file, 0o600);
  return changed;
}

function withValues(
  text: string,
  values: Readonly<Record<string, string>>,
  changed: readonly string[],
): string {
  const kept = text
    .split('\n')
    .filter((line) => !changed.some((name) => line.trimStart().startsWith(`${name}=`)))
    .join('\n')
    .trimEnd();
  const added = changed.map((name) => `${name}=${quoted(values[name] ?? '')}`);
  return `${[...(kept === '' ? [] : [kept]), ...added].join('\n')}\n`;
}

/** As both a shell and Node read it. */
function quoted(value: string): string {
  return /^[\w.:/@+,-]*$/.test(value) ? value : `'${value}'`;
}
