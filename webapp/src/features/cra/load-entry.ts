import type { ComponentType } from 'react';

interface EntryChunk {
  readonly CraEntry: ComponentType<{ readonly mode: 'new' | 'edit' }>;
}

/** The form of a CRA is a chunk of its own, fetched when the panel opens. */
export function loadEntry(): Promise<EntryChunk> {
  return import(/* webpackChunkName: "cra-entry" */ './entry/cra-entry.tsx');
}
