import * as z from 'zod/mini';

/** The codes of the default CRA form: what is stored, exported and exchanged (labels: catalogues). */
export const activites = ['individuel', 'collectif', 'ponctuel'] as const;
export const canaux = ['rattachement', 'autreLieu', 'domicile', 'distance'] as const;
export const tranchesAge = ['moins12', 'de12a17', 'de18a34', 'de35a59', 'plus60'] as const;
/** The same, and what the import alone may write: people whose age is not known. */
export const storedTranchesAge = [...tranchesAge, 'nonRenseigne'] as const;
export const statuts = ['scolarise', 'sansEmploi', 'enEmploi', 'retraite', 'nonRenseigne'] as const;
export const themes = [
  'diagnostic',
  'materiel',
  'budget',
  'cultureNumerique',
  'navigation',
  'emploiFormation',
  'courriel',
  'echangerProches',
  'professionnels',
  'securite',
  'contenus',
  'aidants',
  'fraudeHarcelement',
  'bureautique',
  'scolaire',
  'sante',
  'demarches',
] as const;
/** Themes of the former form: written by the import alone. */
export const legacyThemes = ['smartphone', 'autre'] as const;
/** Every theme that a stored CRA may have. */
export const storedThemes = [...themes, ...legacyThemes] as const;
export const sousThemes = [
  'sante.monEspaceSante',
  'materiel.ordinateur',
  'materiel.tablette',
  'materiel.telephone',
  'aidants.parent',
  'aidants.travailleurSocial',
  'aidants.enseignant',
  'bureautique.fourniture',
] as const;
export const materiels = ['ordinateur', 'telephone', 'tablette', 'autre', 'aucun'] as const;
export const suites = ['individuel', 'atelier', 'redirection'] as const;
export const organismes = [
  'ants',
  'assistanteSociale',
  'caf',
  'carsat',
  'ccas',
  'cefs',
  'cip',
  'cpam',
  'dgfip',
  'franceServices',
  'mairie',
  'mediatheque',
  'missionLocale',
  'franceTravail',
  'prefecture',
  'sousPrefecture',
  'police',
  'gendarmerie',
  'revendeur',
  'tiersLieu',
  'autre',
] as const;
/** Where a person entered a CRA. */
export const enteredSources = ['panel', 'dialog', 'command'] as const;
/** The same, and what an administrator imports. */
export const craSources = [...enteredSources, 'import'] as const;

export type Activite = (typeof activites)[number];
export type Canal = (typeof canaux)[number];
export type TrancheAge = (typeof tranchesAge)[number];
export type StoredTrancheAge = (typeof storedTranchesAge)[number];
export type Statut = (typeof statuts)[number];
export type Theme = (typeof themes)[number];
export type StoredTheme = (typeof storedThemes)[number];
export type LegacyTheme = (typeof legacyThemes)[number];
export type SousTheme = (typeof sousThemes)[number];
export type Materiel = (typeof materiels)[number];
export type Suite = (typeof suites)[number];
export type Organisme = (typeof organismes)[number];
export type CraSource = (typeof craSources)[number];

/** Bounds of the form; the source of each is the Fields table of the CRA specification. */
export const craLimits = {
  formVersion: 1,
  firstDate: '2020-01-01',
  participants: { min: 1, max: 100 },
  duree: { min: 5, max: 480, step: 5 },
  themes: 17,
  tags: 10,
  titre: 80,
  notes: 2_000,
  precision: { min: 3, max: 60 },
  quickDurees: [15, 30, 45, 60, 90, 120],
  /** Participants proposed when an activity is chosen. */
  usualParticipants: { individuel: 1, collectif: 5, ponctuel: 1 },
  /** A date older than this many days is asked about, never refused. */
  oldAfterDays: 60,
  /** A deleted CRA can be restored for this many days, then it is erased. */
  undoDays: 30,
} as const;

const count = z.int().check(z.gte(0), z.lte(100));
const counts = <K extends string>(keys: readonly K[]) => z.partialRecord(z.enum(keys), count);

export const ulid = z.string().check(z.regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/));
export const calendarDate = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
export const communeSchema = z.strictObject({
  insee: z.string().check(z.regex(/^(\d{5}|2[AB]\d{3})$/)),
  cp: z.string().check(z.regex(/^\d{5}$/)),
  nom: z.string().check(z.minLength(1), z.maxLength(80)),
});
export const orientationSchema = z.strictObject({
  organisme: z.enum(organismes),
  n: z.int().check(z.gte(1), z.lte(100)),
  precision: z.optional(z.string().check(z.minLength(3), z.maxLength(60))),
});

/** Each field by itself; what binds them together is the domain's (`bot/src/features/cra/cra.ts`). */
export const craFields = {
  date: calendarDate,
  activite: z.enum(activites),
  participants: z.int().check(z.gte(1), z.lte(100)),
  recurrents: z._default(count, 0),
  canal: z.enum(canaux),
  commune: communeSchema,
  /** Minutes, a multiple of 5. */
  duree: z.int().check(z.gte(5), z.lte(480), z.multipleOf(5)),
  ages: counts(tranchesAge),
  statuts: counts(statuts),
  themes: z.array(z.enum(themes)).check(z.minLength(1), z.maxLength(17)),
  sousThemes: z._default(z.array(z.enum(sousThemes)).check(z.maxLength(8)), []),
  materiel: z._default(z.array(z.enum(materiels)).check(z.maxLength(5)), []),
  suites: z._default(counts(suites), {}),
  orientations: z._default(z.array(orientationSchema).check(z.maxLength(21)), []),
  titre: z.optional(z.string().check(z.maxLength(80))),
  notes: z.optional(z.string().check(z.maxLength(2_000))),
  /** Ids of tags, of the person, the territory or the nation. */
  tags: z._default(
    z.array(z.string().check(z.minLength(1), z.maxLength(40))).check(z.maxLength(10)),
    [],
  ),
  serie: z.optional(ulid),
};

/** What the import of former records may write besides; it stays in a CRA until it is changed. */
export const importedFields = {
  ages: counts(storedTranchesAge),
  themes: z.array(z.enum(storedThemes)).check(z.minLength(1), z.maxLength(19)),
};

/** What a CRA holds. Every refusal about it is answered at once, by field. */
export const craContentSchema = z.strictObject({ ...craFields, ...importedFields });
export type CraContent = z.infer<typeof craContentSchema>;

/** A CRA as its author reads it. Nobody else may see a single CRA. Instants are ISO 8601 in UTC. */
export const craViewSchema = z.strictObject({
  id: ulid,
  rev: z.int().check(z.gte(1)),
  formVersion: z.int(),
  createdAt: z.string(),
  updatedAt: z.string(),
  deletedAt: z.optional(z.string()),
  structureId: z.string(),
  source: z.enum(craSources),
  content: craContentSchema,
});
export type CraView = z.infer<typeof craViewSchema>;

/** One refusal: the field (dotted for a part of it), the rule that refused it, what was received. */
export const craRefusalSchema = z.strictObject({
  field: z.string(),
  rule: z.enum([
    'required',
    'unknown-key',
    'wrong-type',
    'unknown-code',
    'out-of-range',
    'not-multiple-of-5',
    'too-long',
    'too-short',
    'too-many',
    'not-distinct',
    'invalid-date',
    'future-date',
    'before-first-date',
    'sum-too-low',
    'sum-too-high',
    'more-than-participants',
    'unknown-commune',
    'theme-not-chosen',
    'excludes-others',
    'only-for-collectif',
    'only-with-autre',
    'unknown-tag',
    'no-affectation',
  ]),
  /** As it came, cut at 80 characters. */
  received: z.string(),
  /** What was expected, where a figure or a list says it. */
  expected: z.optional(z.string()),
});
export type CraRefusal = z.infer<typeof craRefusalSchema>;
