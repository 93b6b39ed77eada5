import { useEffect, useState } from 'react';
import * as z from 'zod/mini';
import { parseJson } from '../client/rest.ts';

const settingsSchema = z.object({
  theme: z._default(z.enum(['light', 'dark']), 'light'),
  width: z._default(z.enum(['wide', 'narrow', 'phone']), 'wide'),
  /** Step of the guided tour; -1 once it is over. */
  tourStep: z._default(z.number(), 0),
});
export type Settings = z.infer<typeof settingsSchema>;

const key = 'sandbox.settings';

export interface SettingsStore {
  readonly get: () => Settings;
  readonly set: (change: Partial<Settings>) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** What this browser remembers of the page; shared between the page and its frame. */
export function makeSettings(window: Window): SettingsStore {
  const listeners = new Set<() => void>();
  const read = (): Settings => {
    const stored = settingsSchema.safeParse(parseJson(window.localStorage.getItem(key) ?? '{}'));
    return stored.success ? stored.data : settingsSchema.parse({});
  };
  let current = read();
  const tell = () => {
    current = read();
    for (const listener of listeners) listener();
  };
  window.addEventListener('storage', (event) => {
    if (event.key === key) tell();
  });
  return {
    get: () => current,
    set: (change) => {
      window.localStorage.setItem(key, JSON.stringify({ ...current, ...change }));
      tell();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export function useSettings(store: SettingsStore): Settings {
  const [settings, setSettings] = useState(store.get);
  useEffect(
    () =>
      store.subscribe(() => {
        setSettings(store.get());
      }),
    [store],
  );
  return settings;
}
