import type { FastifyReply } from 'fastify';

/** `undefined` for work that was given up because its reader had gone: that is no failure. */
export async function unlessGone<T>(signal: AbortSignal, work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}

/** Aborted when the reader closes the connection before the answer. */
export function goneAway({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => {
    if (!raw.writableEnded) gone.abort();
  });
  return gone.signal;
}
