import { monitorEventLoopDelay } from 'node:perf_hooks';

import { listFormats } from '@coop/contract/cra-downloads';

import { openStorage } from '../../bot/src/adapters/storage/open-storage.ts';
import { exportCras } from '../../bot/src/features/cra/export/export-cras.ts';
import { makeTestRandom } from '../../tests/support/test-clock.ts';
import { print } from './figures.ts';

/** One export in a process of its own, so that its memory is nobody else's: `<database> <format>`. */
const [, , database = '', wanted] = process.argv;
const format = listFormats.find((one) => one === wanted) ?? 'csv';
const clock = { now: () => Date.now() };
const storage = await openStorage(database, { clock, random: makeTestRandom(), role: 'bot' });
const { cras, tags } = storage.readers;
const before = process.memoryUsage.rss();
const delays = monitorEventLoopDelay({ resolution: 5 });
delays.enable();
const begun = performance.now();
const opened = await exportCras(
  { clock, cras, tags },
  {
    author: 'claire',
    format,
    locale: 'fr',
    timeZone: 'Europe/Paris',
    say: (text) => ('key' in text ? text.key : ''),
  },
);
if (!opened.ok) throw new Error(opened.failure.tag);
let bytes = 0;
for await (const piece of opened.value.content) bytes += piece.byteLength;
const ms = performance.now() - begun;
delays.disable();
await storage.close();
const peak = process.resourceUsage().maxRSS / 1_000;
print(
  `${format}: ${(bytes / 1e6).toFixed(1)} MB in ${(ms / 1_000).toFixed(1)} s; ` +
    `longest pause ${(delays.max / 1e6).toFixed(0)} ms; ` +
    `process at most ${peak.toFixed(0)} MB (${(before / 1e6).toFixed(0)} before)`,
);
