import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { verifyHistory } from '../../bot/src/adapters/storage/history-log.ts';
import { openStorage } from '../../bot/src/adapters/storage/open-storage.ts';
import { databases, type EmptyDatabase } from '../support/storages.ts';
import { makeTestClock, makeTestRandom } from '../support/test-clock.ts';

const program = fileURLToPath(new URL('../support/writing-program.ts', import.meta.url));
const rounds = 4;

describe.each(databases)('a bot killed while it writes on $name', ({ name, make }) => {
  let database: EmptyDatabase;
  let child: ChildProcess | undefined;
  beforeEach(async () => {
    database = await make();
  });
  afterEach(async () => {
    child?.kill('SIGKILL');
    await database.remove();
  });

  /** Writes until it is killed; answers what was acknowledged. */
  const writeAndKill = async (first: number, afterMs: number): Promise<readonly number[]> => {
    const writer = spawn(process.execPath, [program, database.url, String(first)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child = writer;
    const acknowledged: number[] = [];
    const lines = createInterface({ input: writer.stdout });
    const ended = once(lines, 'close');
    const begun = once(lines, 'line');
    lines.on('line', (line) => acknowledged.push(Number(line)));
    await begun;
    await wait(afterMs);
    writer.kill('SIGKILL');
    await ended;
    return acknowledged;
  };

  it('has kept all that it acknowledged, each once, with its effect and its event', async () => {
    const acknowledged: number[] = [];
    for (let round = 0; round < rounds; round++) {
      acknowledged.push(...(await writeAndKill(round * 100_000, 15 + round * 37)));
    }
    const storage = await openStorage(database.url, {
      clock: makeTestClock(),
      random: makeTestRandom(),
      role: 'bot',
    });
    const { cras } = await storage.readers.cras.list({ author: 'claire', limit: 100_000 });
    const { waiting } = await storage.queue.counts();
    const [head] = await storage.readers.history.heads();
    const states = await verifyHistory(storage.engine.reading);
    await storage.close();

    const stored = new Set(cras.map(({ id }) => Number(id.slice(3))));
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(acknowledged.filter((number) => !stored.has(number))).toEqual([]);
    expect(stored.size).toBe(cras.length);
    expect([waiting, head?.seq]).toEqual([cras.length, cras.length]);
    expect(states.every(({ ok }) => ok)).toBe(true);
  });

  if (name !== 'SQLite') return;

  it('keeps another bot out while it lives, and lets it in at once when it is killed', async () => {
    const writer = spawn(process.execPath, [program, database.url, '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child = writer;
    await once(createInterface({ input: writer.stdout }), 'line');
    const deps = { clock: makeTestClock(), random: makeTestRandom(), role: 'bot' } as const;
    await expect(openStorage(database.url, deps)).rejects.toMatchObject({
      code: 'database-in-use',
    });
    const exited = once(writer, 'exit');
    writer.kill('SIGKILL');
    await exited;

    const storage = await openStorage(database.url, deps);

    await storage.close();
  });
});
