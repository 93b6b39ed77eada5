import { setTimeout as wait } from 'node:timers/promises';
import type { Sleep } from './backoff.ts';

/** Waits in real time; ends early when the signal says so, at once when it has said so before. */
export const timerSleep: Sleep = async (ms, signal) => {
  try {
    await wait(ms, undefined, signal === undefined ? {} : { signal });
  } catch (error) {
    if (signal?.aborted !== true) throw error;
  }
};
