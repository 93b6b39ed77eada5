import type { Log } from '../../core/log.ts';

/** Work done again and again until it is stopped; it never overlaps itself. */
export interface Loop {
  /** Does not wait for the end of the pause. */
  wake(): void;
  /** Waits for the round under way. */
  stop(): Promise<void>;
}

/**
 * Starts rounds of work with a pause between them. A round answers whether there is more to do at
 * once. A round that throws is logged and followed by a pause.
 */
export function startLoop(
  round: () => Promise<boolean>,
  { pauseMs, log, name }: { pauseMs: number; log: Log; name: string },
): Loop {
  const state = { stopped: false, woken: false };
  const pause = makePause();

  const runOnce = async (): Promise<boolean> => {
    try {
      return await round();
    } catch (error) {
      log.error({ loop: name, error }, 'a round failed');
      return false;
    }
  };
  const run = async () => {
    while (!isStopped()) {
      state.woken = false;
      const more = await runOnce();
      if (!more && !isWoken() && !isStopped()) await pause.wait(pauseMs);
    }
  };
  const isStopped = () => state.stopped;
  const isWoken = () => state.woken;
  const running = run();

  return {
    wake: () => {
      state.woken = true;
      pause.end();
    },
    stop: async () => {
      state.stopped = true;
      pause.end();
      await running;
    },
  };
}

function makePause() {
  const current: { end?: () => void } = {};
  return {
    wait: (ms: number) =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        current.end = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    end: () => current.end?.(),
  };
}
