/** A value that lives outside React and can be watched. */
export interface Live<T> {
  readonly get: () => T;
  /** Calls the listener at once, then after each change. */
  readonly watch: (listener: () => void) => () => void;
}

export interface Source<T> extends Live<T> {
  readonly set: (value: T) => void;
}

export function makeSource<T>(initial: T): Source<T> {
  const listeners = new Set<() => void>();
  let value = initial;
  return {
    get: () => value,
    set: (next) => {
      value = next;
      for (const listener of [...listeners]) {
        listener();
      }
    },
    watch: (listener) => {
      listeners.add(listener);
      listener();
      return () => void listeners.delete(listener);
    },
  };
}
