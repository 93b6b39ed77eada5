import { createContext, useContext } from 'react';

import type { CraDesk } from './desk.ts';

export const DeskContext = createContext<CraDesk | undefined>(undefined);

export function useDesk(): CraDesk {
  const desk = useContext(DeskContext);
  if (desk === undefined) {
    throw new Error('A component of CRAs is drawn outside its desk.');
  }
  return desk;
}
