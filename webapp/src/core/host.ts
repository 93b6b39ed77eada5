/** Everything that is taken from `window`, when called and never when loaded. */

export interface HostPlugin {
  initialize(registry: unknown, store: unknown): void;
  uninitialize(): void;
}

export function registerPlugin(id: string, plugin: HostPlugin): void {
  const register: unknown = Reflect.get(window, 'registerPlugin');
  if (typeof register === 'function') {
    Reflect.apply(register, window, [id, plugin]);
  }
}

/** Path of the site according to the page, when the store does not know it. */
export function pageBasename(): string {
  const basename: unknown = Reflect.get(window, 'basename');
  return typeof basename === 'string' ? basename.replace(/\/+$/, '') : '';
}

/** The token that the host wants with each request; without it the host ends the session. */
export function csrfToken(): string | undefined {
  const found = /(?:^|;\s*)MMCSRF=([^;]+)/.exec(document.cookie)?.[1];
  return found === undefined ? undefined : decodeURIComponent(found);
}

export function isOnline(): boolean {
  return navigator.onLine;
}

/** Texts kept in this browser tab alone, gone when it closes. None of these can throw. */
export interface TabStorage {
  read(key: string): string | undefined;
  write(key: string, text: string): void;
  remove(key: string): void;
}

export function tabStorage(): TabStorage {
  return {
    read: (key) => attempt(() => window.sessionStorage.getItem(key)) ?? undefined,
    write: (key, text) => attempt(() => window.sessionStorage.setItem(key, text)),
    remove: (key) => attempt(() => window.sessionStorage.removeItem(key)),
  };
}

/** Storage may be forbidden or full: what it would have kept stays in memory, nothing else fails. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
