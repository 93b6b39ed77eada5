import type { Log } from './log.ts';

/** Work that nobody waits for, once an act has been answered: what it says can be asked for again. */
export interface Afterwork {
  begin(work: () => Promise<void>): void;
  /** Resolves when all that was begun has ended. */
  close(): Promise<void>;
}

/** A piece that fails is logged. */
export function makeAfterwork(log: Log): Afterwork {
  const underWay = new Set<Promise<void>>();
  return {
    begin: (work) => {
      const piece = work()
        .catch((error: unknown) => log.error({ error }, 'what follows an act failed'))
        .finally(() => underWay.delete(piece));
      underWay.add(piece);
    },
    close: async () => {
      await Promise.all(underWay);
    },
  };
}
