import type { ComponentType } from 'react';

interface CharterChunk {
  readonly CharterScreen: ComponentType;
}

/** The text and its ticks are a chunk of their own: most people open them once. */
export function loadCharter(): Promise<CharterChunk> {
  return import(/* webpackChunkName: "charter" */ './charter-chunk.tsx');
}
