import * as React from 'react';

import type { Feature } from '../../core/feature.ts';
import type { Runtime } from '../../core/runtime.ts';
import { DeskContext } from './desk-context.tsx';
import { makeStatsDesk } from './stats-desk.ts';
import { StatsHome } from './stats-home.tsx';
import { StatsScreen, StatsTab } from './stats-screens.tsx';

/** Statistics: the month in the panel, everything on a page of its own. */
export function makeStatsFeature(runtime: Runtime): Feature {
  const desk = makeStatsDesk(runtime);
  const within = (part: React.ReactElement): React.ReactElement => (
    <DeskContext.Provider value={desk}>{part}</DeskContext.Provider>
  );
  return {
    id: 'stats',
    title: 'stats.tab',
    roles: ['conseiller', 'coordinateur', 'animateur'],
    Tab: () => within(<StatsTab />),
    HomePart: () => within(<StatsHome />),
    Page: () => within(<StatsScreen />),
    stop: desk.stop,
  };
}
