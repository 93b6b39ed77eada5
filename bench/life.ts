import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

import { anEntry } from '../tests/support/builders.ts';
import { BotProcess } from '../tests/e2e/support/bot-process.ts';
import { withStorage } from '../tests/e2e/support/first-path.ts';
import { openStage } from '../tests/e2e/support/stage.ts';
import { median, print, timed } from './support/figures.ts';

/**
 * Start to ready, the same after a `kill -9`, stop to stopped and idle memory of `coop run` with 4,000 entries in the registry,
 * beside a Node that does nothing, started in the same run.
 */
const rounds = 5;
const people = 4_000;
/** Longer than the first question whether the event stream lives. */
const idleMs = 12_000;

const stage = await openStage({ onSandbox: true, withPlugin: false });
await withStorage(stage, ({ transaction }) =>
  transaction(({ registry }) =>
    registry.put(
      Array.from({ length: people }, (_, index) => anEntry({ id: `p${String(index)}` })),
    ),
  ),
);
const bot = new BotProcess(stage.environment);
const starts: number[] = [];
const stops: number[] = [];
const kills: number[] = [];
const bare: number[] = [];
const memory: number[] = [];
for (let round = 0; round < rounds; round++) {
  bare.push(await timed(() => spawnSync(process.execPath, ['-e', '0'])));
  starts.push(await timed(() => bot.start()));
  await wait(idleMs);
  memory.push(residentMb(bot.pid));
  await bot.kill();
  kills.push(await timed(() => bot.start()));
  stops.push(await timed(() => bot.stop()));
}
await stage.close();

function residentMb(pid: number | undefined): number {
  const [, kb] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8')) ?? [];
  return Number(kb) / 1024;
}

const node = median(bare);
print(`Node alone: ${node.toFixed(0)} ms`);
print(
  `start to ready: ${median(starts).toFixed(0)} ms, ${(median(starts) / node).toFixed(1)} times Node alone`,
);
print(
  `killed, started to ready: ${median(kills).toFixed(0)} ms, ${(median(kills) / node).toFixed(1)} times Node alone`,
);
print(
  `stop to stopped: ${median(stops).toFixed(0)} ms, ${(median(stops) / node).toFixed(1)} times Node alone`,
);
print(`idle memory with ${String(people)} entries: ${median(memory).toFixed(0)} MB resident`);
