import {
  activites,
  canaux,
  materiels,
  organismes,
  statuts,
  storedThemes,
  storedTranchesAge,
  suites,
} from '@coop/contract/cra';
import { classesDuree } from '@coop/contract/stats';

import type { MessageKey } from '../../../core/texts.ts';

/** The texts of a family of codes: what it is called, and the sentence that puts it first. */
export interface Family {
  readonly codes: readonly string[];
  readonly label: (code: string) => MessageKey | undefined;
  readonly lead: (code: string) => MessageKey | undefined;
}

function family<C extends string>(
  codes: readonly C[],
  label: (code: C) => MessageKey,
  lead: (code: C) => MessageKey,
): Family {
  const find = (code: string): C | undefined => codes.find((one) => one === code);
  const read = (key: (code: C) => MessageKey) => (code: string) => {
    const found = find(code);
    return found === undefined ? undefined : key(found);
  };
  return { codes, label: read(label), lead: read(lead) };
}

/** Every family of the form that has figures. A code that a later bot adds has no text here. */
export const families = {
  themes: family(
    storedThemes,
    (code) => `theme.${code}`,
    (code) => `stats.lead.theme.${code}`,
  ),
  activites: family(
    activites,
    (code) => `stats.activite.${code}`,
    (code) => `stats.lead.activite.${code}`,
  ),
  canaux: family(
    canaux,
    (code) => `canal.${code}`,
    (code) => `stats.lead.canal.${code}`,
  ),
  materiel: family(
    materiels,
    (code) => `materiel.${code}`,
    (code) => `stats.lead.materiel.${code}`,
  ),
  durees: family(
    classesDuree,
    (code) => `stats.duree.${code}`,
    (code) => `stats.lead.duree.${code}`,
  ),
  ages: family(
    storedTranchesAge,
    (code) => (code === 'nonRenseigne' ? 'unknownAge' : `age.${code}`),
    (code) => `stats.lead.age.${code}`,
  ),
  statuts: family(
    statuts,
    (code) => `statut.${code}`,
    (code) => `stats.lead.statut.${code}`,
  ),
  suites: family(
    suites,
    (code) => `suite.${code}`,
    () => 'stats.suites',
  ),
  organismes: family(
    organismes,
    (code) => `organisme.${code}`,
    () => 'stats.orientations.first',
  ),
} as const;
