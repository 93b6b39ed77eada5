/** What the host's router gives to plugins: paths are without that of the site. */
export interface HostHistory {
  readonly push: (path: string) => void;
  readonly listen: (listener: () => void) => () => void;
}

/** The host's own router; undefined in a host that gives none. */
export function hostHistory(): HostHistory | undefined {
  const history = property(property(window, 'WebappUtils'), 'browserHistory');
  const push = property(history, 'push');
  const listen = property(history, 'listen');
  if (typeof push !== 'function' || typeof listen !== 'function') {
    return undefined;
  }
  return {
    push: (path) => void Reflect.apply(push, history, [path]),
    listen: (listener) => {
      const stop: unknown = Reflect.apply(listen, history, [() => listener()]);
      return () => {
        if (typeof stop === 'function') {
          Reflect.apply(stop, undefined, []);
        }
      };
    },
  };
}

/** The address of the browser, in parts. */
export interface BrowserAddress {
  readonly origin: string;
  readonly path: string;
  /** With its `?`, or empty. */
  readonly query: string;
  /** With its `#`, or empty. */
  readonly hash: string;
}

export function browserAddress(): BrowserAddress {
  const { origin, pathname, search, hash } = window.location;
  return { origin, path: pathname, query: search, hash };
}

export function goToAddress(address: string): void {
  window.location.assign(address);
}

/** Calls the listener after each change of the part behind `#`. */
export function onHashChange(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

function property(value: unknown, name: string): unknown {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) {
    return undefined;
  }
  const found: unknown = Reflect.get(value, name);
  return found;
}
