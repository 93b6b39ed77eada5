import * as React from 'react';

import type { Feature } from '../../core/feature.ts';
import type { Runtime } from '../../core/runtime.ts';
import { makeCraDesk } from './cra-desk.ts';
import { CraTab } from './cra-tab.tsx';
import { DeskContext } from './desk-context.tsx';
import { CraHome } from './list/cra-home.tsx';

/** CRAs in the panel: their tab, and their part of the home tab. */
export function makeCraFeature(runtime: Runtime): Feature {
  const desk = makeCraDesk(runtime);
  return {
    id: 'cra',
    title: 'cra.tab',
    roles: ['conseiller'],
    Tab: () => (
      <DeskContext.Provider value={desk}>
        <CraTab />
      </DeskContext.Provider>
    ),
    HomePart: () => (
      <DeskContext.Provider value={desk}>
        <CraHome />
      </DeskContext.Provider>
    ),
    stop: desk.stop,
  };
}
