import { useEffect, useState } from 'react';

export type Loaded<T> =
  | { readonly tag: 'loading' }
  | { readonly tag: 'failed'; readonly retry: () => void }
  | { readonly tag: 'ready'; readonly value: T };

type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false };

/**
 * A lazy chunk. Unlike React's own `lazy`, one that could not be fetched can be fetched again.
 */
export function useLoaded<T>(load: () => Promise<T>): Loaded<T> {
  const [turn, setTurn] = useState(0);
  const [found, setFound] = useState<{ readonly turn: number; readonly outcome: Outcome<T> }>();
  useEffect(() => {
    let isWanted = true;
    const settle = (outcome: Outcome<T>): void => {
      if (isWanted) {
        setFound({ turn, outcome });
      }
    };
    load().then(
      (value) => settle({ ok: true, value }),
      () => settle({ ok: false }),
    );
    return () => {
      isWanted = false;
    };
  }, [load, turn]);
  if (found?.turn !== turn) {
    return { tag: 'loading' };
  }
  return found.outcome.ok
    ? { tag: 'ready', value: found.outcome.value }
    : { tag: 'failed', retry: () => setTurn(turn + 1) };
}
