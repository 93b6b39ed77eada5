import {
  activites,
  canaux,
  craLimits,
  legacyThemes,
  materiels,
  organismes,
  sousThemes,
  statuts,
  suites,
  themes,
  tranchesAge,
} from '@coop/contract/cra';

/** The fields that a CRA must have, in the order of the specification's table. */
export const requiredFields = [
  'date',
  'activite',
  'participants',
  'recurrents',
  'canal',
  'commune',
  'duree',
  'ages',
  'statuts',
  'themes',
] as const;

/** The fields that may stay empty, in the same order. */
export const optionalFields = [
  'sousThemes',
  'materiel',
  'suites',
  'orientations',
  'titre',
  'notes',
  'tags',
] as const;

/**
 * The default form as data: its fields, codes and limits. A CRA keeps the version it was entered
 * with; a change of codes is a new version.
 */
export const defaultForm = {
  version: craLimits.formVersion,
  requiredFields,
  optionalFields,
  codes: {
    activite: activites,
    canal: canaux,
    ages: tranchesAge,
    statuts,
    themes,
    /** Accepted by the import alone. */
    legacyThemes,
    sousThemes,
    materiel: materiels,
    suites,
    orientations: organismes,
  },
  limits: craLimits,
} as const;

type RequiredField = (typeof requiredFields)[number];
type OptionalField = (typeof optionalFields)[number];
export type CraField = RequiredField | OptionalField;

/** The code of the theme to which a sub-theme belongs. */
export function themeOf(sousTheme: (typeof sousThemes)[number]): (typeof themes)[number] {
  const code = sousTheme.slice(0, sousTheme.indexOf('.'));
  return themes.find((theme) => theme === code) ?? 'diagnostic';
}
