import type { StoredTheme } from '@coop/contract/cra';

/**
 * The theme codes of the system that succeeds the former one, as its import understands them; one
 * of ours may be several there, and `autre` has none.
 */
export const successorThemes: Readonly<Record<StoredTheme, readonly string[]>> = {
  diagnostic: ['diagnostic_numerique'],
  materiel: ['prendre_en_main_du_materiel', 'gere_ses_contenus_numeriques'],
  budget: ['banque_et_achats_en_ligne'],
  cultureNumerique: ['culture_numerique'],
  navigation: ['navigation_sur_internet'],
  emploiFormation: ['insertion_professionnelle'],
  courriel: ['email'],
  echangerProches: ['reseaux_sociaux'],
  professionnels: ['entrepreneuriat'],
  securite: ['securite_numerique'],
  contenus: ['creer_avec_le_numerique'],
  aidants: ['parentalite'],
  fraudeHarcelement: ['securite_numerique'],
  bureautique: ['bureautique'],
  scolaire: ['scolarite_et_numerique'],
  sante: ['sante'],
  demarches: ['aide_aux_demarches_administratives'],
  smartphone: ['prendre_en_main_du_materiel'],
  autre: [],
};

/** The successor's codes of some themes, each once, in their order. */
export function successorCodesOf(themes: readonly StoredTheme[]): readonly string[] {
  return [...new Set(themes.flatMap((theme) => successorThemes[theme]))];
}
