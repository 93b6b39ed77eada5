import PQueue from 'p-queue';

import type { FileLane } from './delivery.ts';
import type { Log } from '../../core/log.ts';

/** Files made at the same time: each may hold a page of what it reads. */
const atOnce = 2;

export function makeFileLane(log: Log): FileLane {
  const queue = new PQueue({ concurrency: atOnce });
  const closing = new AbortController();
  return {
    begin: (work) => {
      const run = async () => {
        if (closing.signal.aborted) return;
        await work(closing.signal);
      };
      queue.add(run).catch((error: unknown) => log.error({ error }, 'a file was not delivered'));
    },
    close: async () => {
      closing.abort();
      await queue.onIdle();
    },
  };
}
