import type { ComponentType } from 'react';

interface EntryChunk {
  readonly CraEntry: ComponentType<{ readonly mode: 'new' | 'edit' }>;
}

/** The form of a CRA is a chunk of its own, fetched when the panel opens. */
export function loadEntry(): Promise<EntryChunk> {
  return import(/* webpackChunkName: "cra-entry" */ './entry/cra-entry.tsx');
}

interface HistoryChunk {
  readonly CraHistory: ComponentType;
}

/** And so is the history of all of them. */
export function loadHistory(): Promise<HistoryChunk> {
  return import(/* webpackChunkName: "cra-history" */ './history/history.tsx');
}
