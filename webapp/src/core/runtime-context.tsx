import { createContext, useContext } from 'react';
import { useSelector } from 'react-redux';

import type { HostState } from './host-state.ts';
import type { Runtime } from './runtime.ts';
import { currentLocale, type Locale } from './selectors.ts';

export const RuntimeContext = createContext<Runtime | undefined>(undefined);

export function useRuntime(): Runtime {
  const runtime = useContext(RuntimeContext);
  if (runtime === undefined) {
    throw new Error('A component of the plugin is drawn outside its runtime.');
  }
  return runtime;
}

export function useHost<T>(select: (state: HostState) => T): T {
  return useSelector(select);
}

export function useLocale(): Locale {
  return useHost(currentLocale);
}
