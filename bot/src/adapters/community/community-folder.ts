import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import type { CommunitySource } from '../../features/channels/ports.ts';

/** The community file and what stands in its folder; read anew each time. */
export function openCommunityFolder(file: string): CommunitySource {
  return {
    read: async () => {
      const bytes = await readOrNothing(file);
      return bytes && { name: basename(file), bytes };
    },
    beside: (name) => readOrNothing(join(dirname(file), basename(name))),
  };
}

async function readOrNothing(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES') return undefined;
    throw error;
  }
}
