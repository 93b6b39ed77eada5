import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

import type { WorldSnapshot } from '../server/state/world.ts';

const stateSchema = z.object({
  botToken: z.string(),
  secret: z.string(),
  /** Milliseconds by which the date was moved. */
  offset: z.number(),
  historyDone: z.boolean(),
});

/** What a demonstration remembers from one start to the next, besides the bot's database. */
export type KeptState = z.infer<typeof stateSchema>;

export interface Keeper {
  readonly database: string;
  read(): Promise<{ readonly state: KeptState; readonly world: WorldSnapshot } | undefined>;
  write(state: KeptState, world: WorldSnapshot): Promise<void>;
}

/** The folder of the demonstration; `reset` empties it first. Files are replaced whole. */
export async function openKeeper(folder: string, reset: boolean): Promise<Keeper> {
  if (reset) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const stateFile = join(folder, 'demonstration.json');
  const worldFile = join(folder, 'mattermost.json');
  return {
    database: `sqlite:${join(folder, 'coop.sqlite')}`,
    read: async () => {
      if (!existsSync(stateFile) || !existsSync(worldFile)) return undefined;
      const state = stateSchema.parse(JSON.parse(await readFile(stateFile, 'utf8')));
      // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written by `write`
      const world = JSON.parse(await readFile(worldFile, 'utf8')) as WorldSnapshot;
      return { state, world };
    },
    write: async (state, world) => {
      await replace(worldFile, JSON.stringify(world));
      await replace(stateFile, JSON.stringify(state));
    },
  };
}

async function replace(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
}
