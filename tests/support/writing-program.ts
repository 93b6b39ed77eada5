import { writeSync } from 'node:fs';

import { openStorage } from '../../bot/src/adapters/storage/open-storage.ts';
import { aCra, aSaying, testId } from './builders.ts';
import { makeTestClock, makeTestRandom } from './test-clock.ts';

/**
 * A bot that writes until it is killed: `<database> <first number>`. Each number stands on the output
 * once its transaction was acknowledged.
 */
const [url = '', first = '0'] = process.argv.slice(2);
const atOnce = 8;

const storage = await openStorage(url, {
  clock: makeTestClock(),
  random: makeTestRandom(Number(first) + 1),
  role: 'bot',
});
let number = Number(first);

async function write(): Promise<never> {
  for (;;) {
    const one = number++;
    await storage.transaction(async ({ cras, outbox, history }) => {
      await cras.insert(aCra({ id: testId(one) }));
      await outbox.add(aSaying(`saved ${one}`));
      await history.append(
        'administration',
        { type: 'x', actor: 'bot', obj: { number: one }, data: {} },
        one,
      );
    });
    writeSync(1, `${one}\n`);
  }
}

await Promise.all(Array.from({ length: atOnce }, write));
