import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';

import type { PageContent } from './page-content.ts';

/** A page takes some 40 MB; a small nursery gives back early what is drawn and done. */
const resourceLimits = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 4 } as const;

/**
 * The bytes of a PDF, made on a thread of its own: nobody else waits for it, and what it holds is
 * given back at its end.
 */
export async function printPage(content: PageContent): Promise<Uint8Array> {
  const program = new URL(`print-program${extname(import.meta.url)}`, import.meta.url);
  const worker = new Worker(program, { workerData: content, resourceLimits });
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => {
        reject(new Error('the page was not printed'));
      });
    });
  } finally {
    await worker.terminate();
  }
}
