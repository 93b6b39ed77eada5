import * as React from 'react';

import type { Feature } from '../../core/feature.ts';
import { Home } from './home.tsx';

/** The first tab: the parts that the other features give it. */
export function makeHomeFeature(others: readonly Feature[]): Feature {
  return {
    id: 'home',
    title: 'home.tab',
    Tab: () => <Home features={others} />,
    stop: () => undefined,
  };
}
