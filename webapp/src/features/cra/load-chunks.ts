import type { ComponentType } from 'react';

import type { TagsScreenProps } from './tags/tags-screen.tsx';

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

interface TagsChunk {
  readonly TagsScreen: ComponentType<TagsScreenProps>;
}

/** And so is « Mes étiquettes ». */
export function loadTags(): Promise<TagsChunk> {
  return import(/* webpackChunkName: "cra-tags" */ './tags/tags-screen.tsx');
}

/** And so is the history of all of them. */
export function loadHistory(): Promise<HistoryChunk> {
  return import(/* webpackChunkName: "cra-history" */ './history/history.tsx');
}
