import { createContext, useContext } from 'react';

import type { CharterDesk } from './charter-desk.ts';

export const DeskContext = createContext<CharterDesk | undefined>(undefined);

export function useDesk(): CharterDesk {
  const desk = useContext(DeskContext);
  if (desk === undefined) {
    throw new Error('A component of the charter is drawn outside its desk.');
  }
  return desk;
}
