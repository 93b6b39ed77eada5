import type { Entry } from './registry.ts';
import { departementByCode } from '../territory/index.ts';

/** The zone of the last affectation, else of the first territory, else the community's. */
export function homeZone(
  { affectations, territories }: Pick<Entry, 'affectations' | 'territories'>,
  communityZone: string,
): string {
  const home = affectations.at(-1)?.departement ?? territories[0]?.code;
  return departementByCode(home ?? '')?.timeZone ?? communityZone;
}
