import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../../..');

const foreign = new Set(['node_modules', 'dist', 'coverage', '.data', '.git', 'transcripts']);

/** Our own files of a folder, as paths in the repository. */
export function filesOf(pattern: string): readonly string[] {
  return globSync(pattern, { cwd: root, exclude: (name) => foreign.has(name) }).filter(
    (path) => !path.split('/').some((part) => foreign.has(part)),
  );
}

export function textOf(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}
