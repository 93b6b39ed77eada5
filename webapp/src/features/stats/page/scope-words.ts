import type { StatsQuery } from '@coop/contract/stats';

import departements from '../map/departements.json' with { type: 'json' };
import type { StatsWords } from '../words.ts';

/** Départements named in full; beyond, their number. */
const named = 3;

export const departementNames: Readonly<Record<string, string>> = departements;

/** Whose figures these are: `Conseillers du territoire : Landes et Pyrénées-Atlantiques`. */
export function scopeText(
  query: Pick<StatsQuery, 'scope' | 'id' | 'departements'>,
  names: Readonly<Record<'structures' | 'conseillers', Readonly<Record<string, string>>>>,
  { t, list }: StatsWords,
): string {
  const id = query.id ?? '';
  switch (query.scope) {
    case 'soi':
      return t('stats.scope.soi');
    case 'nation':
      return t('stats.scope.nation');
    case 'conseiller':
      return names.conseillers[id] ?? t('stats.scope.conseiller');
    case 'structure':
      return names.structures[id] ?? t('stats.scope.structure');
    case 'territoireConseillers':
    case 'territoireLieux': {
      const codes = query.departements ?? [];
      const territory =
        codes.length > named
          ? t('stats.scope.departements', { count: codes.length })
          : list(codes.map((code) => departementNames[code] ?? code));
      return t('stats.scope.of', { scope: t(`stats.scope.${query.scope}`), territory });
    }
  }
}
