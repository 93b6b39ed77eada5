import { setTimeout as wait } from 'node:timers/promises';
import type { Sleep } from './backoff.ts';

/** Waits in real time; given to the client and the stream by `main.ts`. */
export const timerSleep: Sleep = async (ms, signal) => {
  try {
    await wait(ms, undefined, signal === undefined ? {} : { signal });
  } catch (error) {
    if (signal?.aborted !== true) throw error;
  }
};
