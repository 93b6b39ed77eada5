import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Community } from '../../../../../bot/src/features/channels/channels.ts';
import { readCommunity } from '../../../../../bot/src/features/channels/community-file/read-community.ts';

const folder = join(import.meta.dirname, '../../../../../bot/src/community');

/** Reads a text as the community file, beside the territories of the product. */
export async function readText(text: string, territories?: string) {
  return readCommunity({
    name: 'community.yaml',
    bytes: Buffer.from(text),
    beside: async (name) => {
      if (name !== 'departement-channels.csv') return undefined;
      return territories === undefined ? readFile(join(folder, name)) : Buffer.from(territories);
    },
  });
}

/** The French default, as a text. */
export function defaultText(): Promise<string> {
  return readFile(join(folder, 'community.fr.yaml'), 'utf8');
}

export async function defaultCommunity(): Promise<Community> {
  const read = await readText(await defaultText());
  if (!read.ok) throw new Error(JSON.stringify(read.failure, undefined, 1));
  return read.value;
}
