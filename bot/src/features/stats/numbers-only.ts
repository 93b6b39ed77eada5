import type { StatsQuery, StatsResult } from '@coop/contract/stats';

import type { Person } from '../../core/actor.ts';
import { isSmall } from '../../core/small-groups.ts';

/**
 * Whether the reader has no more than numbers of what is asked: a coordinateur of an adviser of the
 * territory (cra.md, Who reads what). Filters would give the rest back, one code after another.
 */
export function readsNumbersOnly({ entryId, roles }: Person, { scope, id }: StatsQuery): boolean {
  return scope === 'conseiller' && id !== entryId && !roles.has('animateur');
}

const nothing = { etat: 'aucun', lignes: [], reste: null } as const;
const noChange = { avant: null, ecart: null, pm: null } as const;

/** CRAs, minutes, and people under the rule of small groups; whatever describes a CRA is left out. */
export function numbersOnly(result: StatsResult): StatsResult {
  const { evolution, temps, comparaison } = result;
  const table = { etat: 'aucun', total: null, masquees: null, cellules: [] } as const;
  return {
    cras: result.cras,
    petitEffectif: result.petitEffectif,
    personnes: result.personnes,
    temps: { minutes: temps.minutes, parActivite: [] },
    evolution: {
      ...evolution,
      points: evolution.points.map((point) => ({
        ...point,
        personnes: isSmall(point.personnes ?? 0) ? null : point.personnes,
      })),
    },
    comparaison: { ...comparaison, suites: noChange },
    activites: [],
    suites: { individuel: null, atelier: null, redirection: null, total: null, tauxPm: null },
    themes: [],
    materiel: [],
    canaux: [],
    durees: [],
    ages: { ...table, cellules: [] },
    statuts: { ...table, cellules: [] },
    orientations: { ...nothing, total: null, lignes: [] },
    communes: { ...nothing, lignes: [] },
    structures: { ...nothing, lignes: [] },
    conseillers: { ...nothing, lignes: [] },
  };
}
