import * as React from 'react';

import type { Feature } from '../../core/feature.ts';
import type { Runtime } from '../../core/runtime.ts';
import { makeCharterDesk } from './charter-desk.ts';
import { CharterHome } from './charter-home.tsx';
import { CharterTab } from './charter-tab.tsx';
import { DeskContext } from './desk-context.tsx';

/** The charter: read, accepted, declined or withdrawn in the panel. */
export function makeCharterFeature(runtime: Runtime): Feature {
  const desk = makeCharterDesk(runtime);
  const within = (part: React.ReactElement): React.ReactElement => (
    <DeskContext.Provider value={desk}>{part}</DeskContext.Provider>
  );
  return {
    id: 'charter',
    title: 'charter.tab',
    Tab: () => within(<CharterTab />),
    HomePart: () => within(<CharterHome />),
    stop: desk.stop,
  };
}
