import * as React from 'react';

import type { Feature } from '../../core/feature.ts';
import type { Runtime } from '../../core/runtime.ts';
import { LoadedTags } from './cra-tab.tsx';
import { makeTagKeeper } from './tags/tag-keeper.ts';

/** The tags of territories and of the nation, for those who make them without recording CRAs. */
export function makeTagFeature(runtime: Runtime): Feature {
  const keeper = makeTagKeeper(runtime);
  const stop = runtime.userId.watch(keeper.forget);
  return {
    id: 'tags',
    title: 'cra.tags.tab',
    roles: ['coordinateur', 'animateur'],
    Tab: () => <LoadedTags keeper={keeper} />,
    stop,
  };
}
