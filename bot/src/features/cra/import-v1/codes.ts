import type {
  Activite,
  Canal,
  Organisme,
  SousTheme,
  Statut,
  StoredTheme,
  TrancheAge,
} from '@coop/contract/cra';

import { fold } from '../../territory/index.ts';

/** A v1 code with ours and the labels under which v1 showed it. */
type Code<Ours> = readonly [v1: string, ours: Ours, ...labels: readonly string[]];

const canaux: readonly Code<Canal>[] = [
  ['rattachement', 'rattachement', 'Lieu d’activité'],
  ['autre lieu', 'autreLieu', 'Autre lieu'],
  ['distance', 'distance', 'À distance'],
  ['domicile', 'domicile', 'À domicile'],
];

const activites: readonly Code<Activite>[] = [
  ['collectif', 'collectif', 'Atelier collectif', 'Ateliers'],
  ['individuel', 'individuel', 'Accompagnement individuel', 'Accompagnements individuels'],
  ['ponctuel', 'ponctuel', 'Demande ponctuelle', 'Demandes ponctuelles'],
];

const themes: readonly Code<StoredTheme>[] = [
  ['diagnostic', 'diagnostic', 'Diagnostic numérique'],
  ['equipement informatique', 'materiel', 'Prendre en main du matériel'],
  ['budget', 'budget', 'Budget'],
  ['vocabulaire', 'cultureNumerique', 'Culture numérique'],
  ['internet', 'navigation', 'Comment naviguer sur Internet', 'Naviguer sur Internet'],
  ['trouver emploi', 'emploiFormation', 'Emploi, formation'],
  ['courriel', 'courriel', 'Gérer ses courriels', 'Courriels'],
  ['echanger', 'echangerProches', 'Échanger avec ses proches'],
  ['tpe/pme', 'professionnels', 'Assister un professionnel', 'Numérique et TPE/PME'],
  ['securite', 'securite', 'Sécuriser un équipement'],
  ['contenus numeriques', 'contenus', 'Contenus numériques', 'Gestion de contenus numériques'],
  ['accompagner enfant', 'aidants', 'Accompagner un aidant'],
  [
    'fraude et harcelement',
    'fraudeHarcelement',
    'Prévenir les fraudes, le harcèlement',
    'Fraude et harcèlement',
  ],
  ['traitement texte', 'bureautique', 'Bureautique'],
  ['scolaire', 'scolaire', 'Scolaire'],
  ['sante', 'sante', 'Santé'],
  ['demarche en ligne', 'demarches', 'Démarches administratives', 'Démarche en ligne'],
  ['smartphone', 'smartphone', 'Applications smartphone'],
  ['autre', 'autre', 'Autre'],
];

const organismes: readonly Code<Organisme>[] = [
  ['ANTS', 'ants'],
  ['Assistante sociale', 'assistanteSociale'],
  ['CAF', 'caf'],
  ['CARSAT', 'carsat'],
  ['CCAS', 'ccas'],
  ['CEFS', 'cefs'],
  ['CIP', 'cip'],
  ['CPAM', 'cpam'],
  ['DGFIP', 'dgfip'],
  ['France Services', 'franceServices'],
  ['Mairie', 'mairie'],
  ['Médiathèque', 'mediatheque'],
  ['Mission locale', 'missionLocale'],
  ['Pôle emploi', 'franceTravail'],
  ['Préfecture', 'prefecture'],
  ['Sous-préfecture', 'sousPrefecture'],
  ['Service de police', 'police'],
  ['Gendarmerie', 'gendarmerie'],
  ['Revendeur informatique', 'revendeur'],
  ['Tiers-lieu / Fablab', 'tiersLieu'],
];

/** By v1 code. */
export const ageOf = new Map<string, TrancheAge>([
  ['moins12ans', 'moins12'],
  ['de12a18ans', 'de12a17'],
  ['de18a35ans', 'de18a34'],
  ['de35a60ans', 'de35a59'],
  ['plus60ans', 'plus60'],
]);

export const statutOf = new Map<string, Statut>([
  ['etudiant', 'scolarise'],
  ['sansEmploi', 'sansEmploi'],
  ['enEmploi', 'enEmploi'],
  ['retraite', 'retraite'],
  ['heterogene', 'nonRenseigne'],
]);

/** By `<v1 theme>.<v1 code>`. */
export const sousThemeOf = new Map<string, SousTheme>([
  ['sante.espace-sante', 'sante.monEspaceSante'],
  ['traitement texte.fourniture', 'bureautique.fourniture'],
  ['equipement informatique.ordinateur', 'materiel.ordinateur'],
  ['equipement informatique.tablette', 'materiel.tablette'],
  ['equipement informatique.telephone', 'materiel.telephone'],
  ['accompagner enfant.parent', 'aidants.parent'],
  ['accompagner enfant.social', 'aidants.travailleurSocial'],
  ['accompagner enfant.enseignant', 'aidants.enseignant'],
]);

/** Our code for what v1 wrote, and whether it was the label rather than the code. */
export interface ReadCode<Ours> {
  readonly code: Ours;
  readonly isLabel: boolean;
}

export type CodeBook<Ours> = (received: unknown) => ReadCode<Ours> | undefined;

export const readCanal = codeBook(canaux);
export const readActivite = codeBook(activites);
export const readTheme = codeBook(themes);
export const readOrganisme = codeBook(organismes);

function codeBook<Ours>(codes: readonly Code<Ours>[]): CodeBook<Ours> {
  const byCode = new Map(codes.map(([v1, ours]) => [v1, ours]));
  const byLabel = new Map(
    codes.flatMap(([v1, ours, ...labels]) =>
      [v1, ...labels].map((label) => [fold(label).trim(), ours] as const),
    ),
  );
  return (received) => {
    if (typeof received !== 'string') return undefined;
    const exact = byCode.get(received);
    if (exact !== undefined) return { code: exact, isLabel: false };
    const code = byLabel.get(fold(received).trim());
    return code === undefined ? undefined : { code, isLabel: true };
  };
}
