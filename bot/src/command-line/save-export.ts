import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { Shell } from './shell.ts';
import type { ExportedFile } from '../core/describe-export.ts';
import { say, typed } from '../core/text.ts';

/** Writes an export where the administrator said, readable by them alone. */
export async function saveExport(
  { terminal, t }: Shell,
  file: ExportedFile,
  output = file.name,
): Promise<void> {
  const path = resolve(output);
  await pipeline(Readable.from(file.content), createWriteStream(path, { mode: 0o600 }));
  terminal.print(t(say('operation.craExport.saved', { path: typed(path) })));
}
