import type { CallFailure } from './bot-client.ts';
import { type Live, makeSource } from './live.ts';
import type { Result } from './result.ts';

/** What is known of something that the bot holds; a known value is shown while it is refreshed. */
export type Known<T> =
  | { readonly tag: 'loading' }
  | { readonly tag: 'failed'; readonly failure: CallFailure }
  | { readonly tag: 'known'; readonly value: T; readonly stale?: CallFailure };

export interface Resource<T> extends Live<Known<T>> {
  /** Asks the bot again; answers of earlier calls that come later are ignored. */
  readonly refresh: () => Promise<void>;
  readonly set: (value: T) => void;
  readonly forget: () => void;
}

export function makeResource<T>(load: () => Promise<Result<T, CallFailure>>): Resource<T> {
  const source = makeSource<Known<T>>({ tag: 'loading' });
  let turn = 0;
  return {
    get: source.get,
    watch: source.watch,
    refresh: async () => {
      turn += 1;
      const mine = turn;
      if (source.get().tag === 'failed') {
        source.set({ tag: 'loading' });
      }
      const result = await load();
      if (mine === turn) {
        source.set(next(source.get(), result));
      }
    },
    set: (value) => {
      turn += 1;
      source.set({ tag: 'known', value });
    },
    forget: () => {
      turn += 1;
      source.set({ tag: 'loading' });
    },
  };
}

function next<T>(before: Known<T>, result: Result<T, CallFailure>): Known<T> {
  if (result.ok) {
    return { tag: 'known', value: result.value };
  }
  return before.tag === 'known'
    ? { ...before, stale: result.failure }
    : { tag: 'failed', failure: result.failure };
}
