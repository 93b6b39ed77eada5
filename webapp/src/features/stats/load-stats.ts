import type { Me } from '@coop/contract/identity-routes';
import type { ComponentType } from 'react';

interface StatsChunk {
  readonly Month: ComponentType;
  readonly StatsPage: ComponentType<{ readonly me: Me }>;
}

/** The drawings and the page of the statistics are a chunk of their own. */
export function loadStats(): Promise<StatsChunk> {
  return import(/* webpackChunkName: "stats" */ './stats-chunk.tsx');
}
