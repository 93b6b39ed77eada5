import { readFileSync } from 'node:fs';

import { openStorage } from '../../bot/src/adapters/storage/open-storage.ts';
import { makeTestRandom } from '../../tests/support/test-clock.ts';
import { generate } from './generate.ts';
import { viewsOf } from './views.ts';

/** Prints the resident memory of a process that opens the database, then asks every view of it. */
const [url = ''] = process.argv.slice(2);
const clock = { now: () => Date.now() };
const storage = await openStorage(url, { clock, random: makeTestRandom(), role: 'command-line' });
process.stdout.write(`${residentMb()} MB after opening, `);
for (const { request } of viewsOf(generate(1))) await storage.readers.stats.tally(request);
process.stdout.write(`${residentMb()} MB after every view\n`);
await storage.close();

function residentMb(): string {
  const [, kb] = /VmRSS:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return (Number(kb) / 1_024).toFixed(0);
}
