import { writeSync } from 'node:fs';

import { openStorage } from '../../bot/src/adapters/storage/open-storage.ts';
import { makeTestClock, makeTestRandom } from './test-clock.ts';

/**
 * A bot that takes what is due, and the event stream, and then hangs until it is killed:
 * `<database>`. It says `held` once all is taken.
 */
const [url = ''] = process.argv.slice(2);
const clock = makeTestClock();
const storage = await openStorage(url, { clock, random: makeTestRandom(), role: 'bot' });
const now = clock.now();
const leaseUntil = now + 3_600_000;

await storage.queue.take({ now, leaseUntil, limit: 100 });
await storage.jobs.take(now, leaseUntil);
await storage.leases.hold('event-stream', storage.holder, { now, until: leaseUntil });
writeSync(1, 'held\n');
setInterval(() => undefined, 1_000);
