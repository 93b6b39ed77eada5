import { createContext, useContext } from 'react';

import type { StatsDesk } from './desk.ts';

export const DeskContext = createContext<StatsDesk | undefined>(undefined);

export function useDesk(): StatsDesk {
  const desk = useContext(DeskContext);
  if (desk === undefined) {
    throw new Error('A component of statistics is drawn outside its desk.');
  }
  return desk;
}
