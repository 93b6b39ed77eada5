import type { CharterDocument } from './charter-document.ts';
import { findingsOf } from './problems.ts';
import type { CharterFile, CharterRefused } from './read-charter.ts';
import { readCharterVersion } from './read-version.ts';
import { fail, type Result } from '../../../core/result.ts';

/** The folder of the community file. */
export interface CharterFolder {
  /** Bytes of a file of that folder; `undefined` when there is none. */
  read(name: string): Promise<Uint8Array | undefined>;
}

const languages = ['fr', 'en'] as const;

/** `charte.<lang>.md`, or for a channel's own charter `charte-<id>.<lang>.md`, in each language. */
export async function readCharterFolder(
  folder: CharterFolder,
  id?: string,
): Promise<Result<readonly CharterDocument[], CharterRefused>> {
  const base = id === undefined ? 'charte' : `charte-${id}`;
  const files: CharterFile[] = [];
  for (const language of languages) {
    const name = `${base}.${language}.md`;
    const bytes = await folder.read(name);
    if (bytes) files.push({ name, bytes });
  }
  if (files.length > 0) return readCharterVersion(files);
  const findings = findingsOf(`${base}.fr.md`);
  findings.add({ line: 1, column: 1 }, 'file-missing');
  return fail({ tag: 'CharterRefused', problems: findings.problems });
}
