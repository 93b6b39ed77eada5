import type { StatsAnswer } from '@coop/contract/stats-routes';

import { departementByCode } from '../../territory/index.ts';
import { say, typed, type Text } from '../../../core/text.ts';

type Asked = Pick<StatsAnswer, 'query' | 'names'>;

/** Whose figures they are: « Vos statistiques », « Activités dans le territoire (44) »… */
export function scopeText({ query, names }: Asked): Text {
  const { scope, id = '', departements = [] } = query;
  switch (scope) {
    case 'soi':
      return say('stats.title.soi');
    case 'conseiller':
      return say('stats.title.conseiller', { name: typed(names.conseillers[id] ?? id) });
    case 'structure':
      return say('stats.title.structure', { name: typed(names.structures[id] ?? id) });
    case 'nation':
      return say('stats.title.nation');
    case 'territoireConseillers':
    case 'territoireLieux':
      return say(`stats.title.${scope}`, { places: typed(placesOf(departements)) });
  }
}

/** The name of one département, the codes of several. */
function placesOf(codes: readonly string[]): string {
  const [only = ''] = codes;
  return codes.length === 1 ? (departementByCode(only)?.name ?? only) : codes.join(', ');
}

/** The filters in words; absent without one. */
export function filtersText({ query, names }: Asked): Text | undefined {
  const {
    communes = [],
    activites = [],
    themes = [],
    tags = [],
    canaux = [],
  } = query.filters ?? {};
  const filters = [
    ...communes.map((code) => typed(names.communes[code] ?? code)),
    ...activites.map((code) => say(`activite.${code}`)),
    ...themes.map((code) => say(`theme.${code}`)),
    ...tags.map((code) => typed(names.tags[code] ?? code)),
    ...canaux.map((code) => say(`canal.${code}`)),
  ];
  return filters.length === 0 ? undefined : say('stats.filters', { filters });
}
