import { setTimeout as wait } from 'node:timers/promises';

import { StorageFailed } from '../errors.ts';
import { isBusy } from './sqlite-file.ts';

/** How long another program may hold the file before a transaction gives up. */
const patienceMs = 10_000;

/** Tries again while another program holds the file, letting other work go on in between. */
export async function insist(act: () => unknown): Promise<void> {
  const end = performance.now() + patienceMs;
  for (;;) {
    try {
      act();
      return;
    } catch (cause) {
      if (!isBusy(cause) || performance.now() > end) {
        throw new StorageFailed('The database could not be written.', { cause });
      }
      await wait(5);
    }
  }
}
