import * as React from 'react';

import type { Feature } from '../../core/feature.ts';
import type { Runtime } from '../../core/runtime.ts';
import { makeCraDesk } from './cra-desk.ts';
import { CraTab } from './cra-tab.tsx';
import { DeskContext } from './desk-context.tsx';
import { enterFromMessage } from './from-message.ts';
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
    postAction: {
      label: 'cra.start',
      act: (post) => {
        const me = runtime.me.get();
        const author = runtime.store.getState().entities?.users?.profiles?.[post.user_id ?? ''];
        const timeZone = me.tag === 'known' ? me.value.timeZone : 'Europe/Paris';
        runtime.tab.set('cra');
        void enterFromMessage(desk, { post, author, timeZone });
      },
    },
    stop: desk.stop,
  };
}
