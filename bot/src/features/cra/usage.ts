import { activites, themes, type Activite, type Theme } from '@coop/contract/cra';

import type { Cra, CraUsage, OwnCraUsage } from './cra.ts';

/** What is counted of one CRA. */
export interface UsedFields {
  readonly themes: readonly string[];
  readonly duree: number;
  readonly activite: string;
}

const proposed = 6;

/** What is entered most: themes, durations and the activity, most used first. */
export function usageOf(cras: readonly UsedFields[]): CraUsage {
  const themeUses = countEach(cras.flatMap((cra) => cra.themes));
  const dureeUses = countEach(cras.map(({ duree }) => duree));
  const activiteUses = countEach(cras.map(({ activite }) => activite));
  const [activite] = mostUsed<Activite, string>(activites, activiteUses);
  return {
    themes: mostUsed<Theme, string>(themes, themeUses).slice(0, proposed),
    durees: mostUsed(
      [...dureeUses.keys()].sort((a, b) => a - b),
      dureeUses,
    ).slice(0, proposed),
    ...(activite === undefined ? {} : { activite }),
  };
}

/** The same for one person, with the place of their latest CRA. */
export function ownUsageOf(cras: readonly UsedFields[], latest: Cra | undefined): OwnCraUsage {
  if (latest === undefined) return usageOf(cras);
  const { commune, canal } = latest.content;
  return { ...usageOf(cras), place: { commune, canal } };
}

function countEach<T>(values: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** Those used at all; of equal ones, in the order given. */
function mostUsed<T extends U, U = T>(order: readonly T[], uses: ReadonlyMap<U, number>): T[] {
  const of = (value: T) => uses.get(value) ?? 0;
  return order.filter((value) => of(value) > 0).sort((a, b) => of(b) - of(a));
}
