import type {
  Activite,
  Canal,
  Materiel,
  Organisme,
  SousTheme,
  Statut,
  Suite,
  Theme,
  TrancheAge,
} from '@coop/contract/cra';

/** What a word of the form says. */
export type Meaning =
  | { readonly field: 'activite'; readonly code: Activite }
  | { readonly field: 'canal'; readonly code: Canal }
  | { readonly field: 'themes'; readonly code: Theme }
  | { readonly field: 'sousThemes'; readonly code: SousTheme }
  | { readonly field: 'materiel'; readonly code: Materiel }
  | { readonly field: 'ages'; readonly code: TrancheAge }
  | { readonly field: 'statuts'; readonly code: Statut }
  | { readonly field: 'suites'; readonly code: Suite }
  | { readonly field: 'orientations'; readonly code: Organisme }
  | { readonly field: 'participants' }
  /** People already seen, or people seen for the first time. */
  | { readonly field: 'recurrents'; readonly code: 'known' | 'new' }
  /** What comes before an organism to which somebody is sent. */
  | { readonly field: 'sending' }
  /** A word with two meanings, as `field:code`. */
  | { readonly field: 'doubt'; readonly candidates: readonly string[] };

/** `retraité(e)(s)` stands for its four forms; words of several forms are listed. */
export type FormWords = { readonly means: Meaning; readonly words: readonly string[] };

const activities: readonly FormWords[] = [
  {
    means: { field: 'activite', code: 'collectif' },
    words: ['atelier(s)', 'collectif(s)', 'collective(s)', 'groupe(s)', 'atelier(s) collectif(s)'],
  },
  {
    means: { field: 'activite', code: 'individuel' },
    words: [
      'individuel(s)',
      'individuelle(s)',
      'indiv(s)',
      'accompagnement(s)',
      'accompagnement(s) individuel(s)',
    ],
  },
  {
    means: { field: 'activite', code: 'ponctuel' },
    words: ['ponctuel(s)', 'ponctuelle(s)', 'demande(s)', 'passage(s)', 'demande(s) ponctuelle(s)'],
  },
];

const channels: readonly FormWords[] = [
  {
    means: { field: 'canal', code: 'rattachement' },
    words: [
      'rattachement',
      'sur place',
      'bureau(x)',
      'permanence(s)',
      'dans la structure',
      "lieu d'activité",
    ],
  },
  {
    means: { field: 'canal', code: 'autreLieu' },
    words: ['autrelieu', 'autre lieu', 'autres lieux', 'ailleurs', 'hors les murs'],
  },
  {
    means: { field: 'canal', code: 'domicile' },
    words: [
      'domicile(s)',
      'chez lui',
      'chez elle(s)',
      'chez eux',
      "chez l'usager",
      "chez l'usagère",
      'chez les usagers',
    ],
  },
  {
    means: { field: 'canal', code: 'distance' },
    words: [
      'distance',
      'visio(s)',
      'par téléphone',
      'au téléphone',
      'par tel',
      'au tel',
      'par mail(s)',
      'par email(s)',
      'par e-mail(s)',
      'par courriel(s)',
    ],
  },
];

const themes: readonly FormWords[] = [
  {
    means: { field: 'themes', code: 'diagnostic' },
    words: ['diagnostic(s)', 'diag(s)', 'diagnostic(s) numérique(s)'],
  },
  {
    means: { field: 'themes', code: 'materiel' },
    words: [
      'matériel(s)',
      'prise(s) en main',
      'prise en main du matériel',
      'prendre en main du matériel',
    ],
  },
  {
    means: { field: 'themes', code: 'budget' },
    words: [
      'budget(s)',
      'banque(s)',
      'achat(s) en ligne',
      'banque et achats en ligne',
      'banque achats',
    ],
  },
  {
    means: { field: 'themes', code: 'cultureNumerique' },
    words: ['culturenumerique', 'culture(s) numérique(s)'],
  },
  {
    means: { field: 'themes', code: 'navigation' },
    words: [
      'navigation',
      'internet',
      'web',
      'navigation sur internet',
      'naviguer sur internet',
      'comment naviguer sur internet',
    ],
  },
  {
    means: { field: 'themes', code: 'emploiFormation' },
    words: ['emploiformation', 'emploi(s)', 'cv', 'formation(s)', 'emploi et formation'],
  },
  {
    means: { field: 'themes', code: 'courriel' },
    words: [
      'courriel(s)',
      'mail(s)',
      'email(s)',
      'e-mail(s)',
      'messagerie(s)',
      'gérer ses courriels',
    ],
  },
  {
    means: { field: 'themes', code: 'echangerProches' },
    words: [
      'echangerproches',
      'proche(s)',
      'réseau social',
      'réseaux sociaux',
      'whatsapp',
      'échanger avec ses proches',
      'échanges proches',
    ],
  },
  {
    means: { field: 'themes', code: 'professionnels' },
    words: [
      'professionnels',
      'tpe(s)',
      'pme(s)',
      'association(s)',
      'numérique et tpe pme',
      'tpe pme assos',
      'assister un professionnel',
    ],
  },
  {
    means: { field: 'themes', code: 'securite' },
    words: ['sécurité', 'antivirus', 'mot(s) de passe', 'mdp', 'sécuriser un équipement'],
  },
  {
    means: { field: 'themes', code: 'contenus' },
    words: ['contenu(s)', 'photo(s)', 'vidéo(s)', 'contenus numériques'],
  },
  {
    means: { field: 'themes', code: 'aidants' },
    words: ['aidant(e)(s)', 'aide aux aidants', 'accompagner un aidant'],
  },
  {
    means: { field: 'themes', code: 'fraudeHarcelement' },
    words: [
      'fraudeharcelement',
      'fraude(s)',
      'arnaque(s)',
      'harcèlement',
      'fraude et harcèlement',
      'prévenir les fraudes',
      'prévenir les fraudes le harcèlement',
    ],
  },
  {
    means: { field: 'themes', code: 'bureautique' },
    words: ['bureautique', 'word', 'excel', 'tableur(s)', 'traitement(s) de texte(s)'],
  },
  { means: { field: 'themes', code: 'scolaire' }, words: ['scolaire', 'scolarité', 'pronote'] },
  { means: { field: 'themes', code: 'sante' }, words: ['santé', 'ameli'] },
  {
    means: { field: 'themes', code: 'demarches' },
    words: ['démarche(s)', 'impôt(s)', 'démarche(s) en ligne', 'démarche(s) administrative(s)'],
  },
];

const subThemes: readonly FormWords[] = [
  {
    means: { field: 'sousThemes', code: 'sante.monEspaceSante' },
    words: ['sante.monespacesante', 'mon espace santé'],
  },
  { means: { field: 'sousThemes', code: 'materiel.ordinateur' }, words: ['materiel.ordinateur'] },
  { means: { field: 'sousThemes', code: 'materiel.tablette' }, words: ['materiel.tablette'] },
  { means: { field: 'sousThemes', code: 'materiel.telephone' }, words: ['materiel.telephone'] },
  {
    means: { field: 'sousThemes', code: 'aidants.parent' },
    words: ['aidants.parent', 'parent(s)'],
  },
  {
    means: { field: 'sousThemes', code: 'aidants.travailleurSocial' },
    words: [
      'aidants.travailleursocial',
      'travailleur social',
      'travailleurs sociaux',
      'travailleuse(s) sociale(s)',
    ],
  },
  {
    means: { field: 'sousThemes', code: 'aidants.enseignant' },
    words: ['aidants.enseignant', 'enseignant(e)(s)'],
  },
  {
    means: { field: 'sousThemes', code: 'bureautique.fourniture' },
    words: ['bureautique.fourniture', 'fourniture de logiciels'],
  },
];

const equipment: readonly FormWords[] = [
  {
    means: { field: 'materiel', code: 'ordinateur' },
    words: ['ordinateur(s)', 'ordi(s)', 'pc', 'ordinateur(s) portable(s)', 'pc portable(s)'],
  },
  { means: { field: 'materiel', code: 'tablette' }, words: ['tablette(s)'] },
  {
    means: { field: 'materiel', code: 'telephone' },
    words: ['smartphone(s)', 'portable(s)', 'téléphone(s) portable(s)'],
  },
  {
    means: { field: 'materiel', code: 'autre' },
    words: ['imprimante(s)', 'scanner(s)', 'autre(s) matériel(s)'],
  },
  { means: { field: 'materiel', code: 'aucun' }, words: ['aucun', 'sans matériel'] },
];

const people: readonly FormWords[] = [
  {
    means: { field: 'participants' },
    words: ['personne(s)', 'pers', 'p', 'usager(s)', 'usagère(s)', 'participant(e)(s)'],
  },
  {
    means: { field: 'recurrents', code: 'known' },
    words: ['récurrent(e)(s)', 'connu(e)(s)', 'habitué(e)(s)', 'déjà venu(e)(s)', 'déjà vu(e)(s)'],
  },
  {
    means: { field: 'recurrents', code: 'new' },
    words: ['nouveau(x)', 'nouvelle(s)', 'première(s) fois', '1ère fois', '1re fois'],
  },
  { means: { field: 'ages', code: 'moins12' }, words: ['moins12'] },
  { means: { field: 'ages', code: 'de12a17' }, words: ['de12a17', 'ado(s)'] },
  { means: { field: 'ages', code: 'de18a34' }, words: ['de18a34'] },
  { means: { field: 'ages', code: 'de35a59' }, words: ['de35a59'] },
  { means: { field: 'ages', code: 'plus60' }, words: ['plus60', 'senior(s)'] },
  {
    means: { field: 'doubt', candidates: ['ages:moins12', 'ages:de12a17'] },
    words: ['enfant(s)'],
  },
  {
    means: { field: 'statuts', code: 'scolarise' },
    words: [
      'scolarisé(e)(s)',
      'étudiant(e)(s)',
      'élève(s)',
      'collégien(s)',
      'collégienne(s)',
      'lycéen(s)',
      'lycéenne(s)',
    ],
  },
  {
    means: { field: 'statuts', code: 'sansEmploi' },
    words: [
      'sansemploi',
      'sans emploi(s)',
      'chômeur(s)',
      'chômeuse(s)',
      "demandeur(s) d'emploi(s)",
      "demandeuse(s) d'emploi(s)",
    ],
  },
  {
    means: { field: 'statuts', code: 'enEmploi' },
    words: ['enemploi', 'en emploi(s)', 'salarié(e)(s)'],
  },
  { means: { field: 'statuts', code: 'retraite' }, words: ['retraité(e)(s)'] },
  {
    means: { field: 'statuts', code: 'nonRenseigne' },
    words: ['nonrenseigne', 'statut(s) inconnu(s)', 'non renseigné(e)(s)'],
  },
  {
    means: { field: 'suites', code: 'individuel' },
    words: ['suite(s) individuel(s)', 'suite(s) individuelle(s)', 'suite(s) en individuel'],
  },
  {
    means: { field: 'suites', code: 'atelier' },
    words: ['suite(s) atelier(s)', 'suite(s) en atelier(s)'],
  },
  { means: { field: 'suites', code: 'redirection' }, words: ['redirection(s)'] },
];

const sending: readonly FormWords[] = [
  {
    means: { field: 'sending' },
    words: [
      'vers',
      'orienté(e)(s)',
      'orienté(e)(s) vers',
      'redirigé(e)(s)',
      'redirigé(e)(s) vers',
      'redirection(s) vers',
    ],
  },
];

const organisms: readonly FormWords[] = [
  { means: { field: 'orientations', code: 'ants' }, words: ['ants'] },
  {
    means: { field: 'orientations', code: 'assistanteSociale' },
    words: ['assistantesociale', 'assistant(e)(s) social', 'assistante(s) sociale(s)'],
  },
  { means: { field: 'orientations', code: 'caf' }, words: ['caf'] },
  { means: { field: 'orientations', code: 'carsat' }, words: ['carsat'] },
  { means: { field: 'orientations', code: 'ccas' }, words: ['ccas'] },
  { means: { field: 'orientations', code: 'cefs' }, words: ['cefs'] },
  { means: { field: 'orientations', code: 'cip' }, words: ['cip', 'conseiller en insertion'] },
  { means: { field: 'orientations', code: 'cpam' }, words: ['cpam'] },
  { means: { field: 'orientations', code: 'dgfip' }, words: ['dgfip', 'dgfip impôts'] },
  {
    means: { field: 'orientations', code: 'franceServices' },
    words: ['franceservices', 'france service(s)'],
  },
  { means: { field: 'orientations', code: 'mairie' }, words: ['mairie(s)'] },
  { means: { field: 'orientations', code: 'mediatheque' }, words: ['médiathèque(s)'] },
  {
    means: { field: 'orientations', code: 'missionLocale' },
    words: ['missionlocale', 'mission(s) locale(s)'],
  },
  {
    means: { field: 'orientations', code: 'franceTravail' },
    words: ['francetravail', 'france travail', 'pôle emploi'],
  },
  { means: { field: 'orientations', code: 'prefecture' }, words: ['préfecture(s)'] },
  {
    means: { field: 'orientations', code: 'sousPrefecture' },
    words: ['sousprefecture', 'sous-préfecture(s)'],
  },
  { means: { field: 'orientations', code: 'police' }, words: ['police', 'service de police'] },
  { means: { field: 'orientations', code: 'gendarmerie' }, words: ['gendarmerie(s)'] },
  {
    means: { field: 'orientations', code: 'revendeur' },
    words: ['revendeur(s)', 'revendeur(s) informatique(s)'],
  },
  {
    means: { field: 'orientations', code: 'tiersLieu' },
    words: ['tierslieu', 'tiers-lieu(x)', 'tiers-lieu fablab', 'fablab'],
  },
];

const ambiguous: readonly FormWords[] = [
  {
    means: { field: 'doubt', candidates: ['canal:distance', 'materiel:telephone'] },
    words: ['téléphone(s)', 'tel'],
  },
];

/** Every word of the form: a community can complete these tables without touching the reading. */
export const formWords: readonly FormWords[] = [
  ...activities,
  ...channels,
  ...themes,
  ...subThemes,
  ...equipment,
  ...people,
  ...sending,
  ...organisms,
  ...ambiguous,
];

/** Words that say nothing by themselves. */
export const linkingWords: ReadonlySet<string> = new Set(
  "a au aux avec de des du en et la le les pour sur un une l' d' + -".split(' '),
);

/** Words of the grammar that a typing error may touch; dates and units have no code. */
export const grammarWords: readonly string[] = [
  'hier',
  'avant-hier',
  "aujourd'hui",
  'demain',
  'lundi',
  'mardi',
  'mercredi',
  'jeudi',
  'vendredi',
  'samedi',
  'dimanche',
  'dernier',
  'matin',
  'janvier',
  'février',
  'mars',
  'avril',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
  'minute',
  'minutes',
  'heure',
  'heures',
  'demi-heure',
  'quart',
  'demie',
];
