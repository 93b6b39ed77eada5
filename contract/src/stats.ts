import * as z from 'zod/mini';

import {
  activites,
  calendarDate,
  canaux,
  materiels,
  organismes,
  statuts,
  storedThemes,
  storedTranchesAge,
} from './cra.ts';

/**
 * Statistics of CRAs, in the shape that the route answers, `coop stats` prints and the exports are
 * made from. Shares (`pm`, `…Pm`) are whole tenths of a percent, 0 to 1000; `null` where there is no
 * whole or where the rule of small groups hides it. A number of people is `null` only with
 * `petitEffectif` (1 to 4 people in all), shown `< 5`. The rules: `docs/guide/statistiques.md`.
 */
export const statsScopes = [
  'soi',
  'conseiller',
  'structure',
  'territoireConseillers',
  'territoireLieux',
  'nation',
] as const;
export type StatsScopeKind = (typeof statsScopes)[number];

export const granularites = ['jour', 'semaine', 'mois'] as const;
export const classesDuree = ['moins30', 'de30a59', 'de60a119', 'plus120'] as const;

/** Within one filter *or*, between filters *and*; an empty list filters nothing. */
export const statsFiltersSchema = z.strictObject({
  /** INSEE codes. */
  communes: z.optional(z.array(z.string().check(z.maxLength(5))).check(z.maxLength(100))),
  activites: z.optional(z.array(z.enum(activites)).check(z.maxLength(3))),
  themes: z.optional(z.array(z.enum(storedThemes)).check(z.maxLength(19))),
  /** Ids of tags. */
  tags: z.optional(z.array(z.string().check(z.maxLength(40))).check(z.maxLength(100))),
  canaux: z.optional(z.array(z.enum(canaux)).check(z.maxLength(4))),
});
export type StatsFilters = z.infer<typeof statsFiltersSchema>;

export const statsQuerySchema = z.strictObject({
  scope: z.enum(statsScopes),
  /** Of the adviser (`soi`, `conseiller`) or of the structure. */
  id: z.optional(z.string().check(z.maxLength(64))),
  /** Of the two territories. */
  departements: z.optional(z.array(z.string().check(z.maxLength(3))).check(z.maxLength(110))),
  /** Both included; calendar dates of the CRAs. */
  from: calendarDate,
  to: calendarDate,
  filters: z.optional(statsFiltersSchema),
});
export type StatsQuery = z.infer<typeof statsQuerySchema>;

const number = z.int();
const hideable = z.nullable(number);
const share = z.nullable(number);
/** How much of a table is hidden: nothing, some cells, all of it. */
const etat = z.enum(['aucun', 'partiel', 'total']);
/** INSEE code, or id of the registry. */
const code = z.string();
type Codes = readonly [string, ...string[]];

const part = <const C extends Codes>(codes: C) =>
  z.strictObject({ code: z.enum(codes), n: number, pm: share });
const multiple = <const C extends Codes>(codes: C) =>
  z.strictObject({ code: z.enum(codes), cras: number, crasPm: share, personnes: hideable });
const table = <const C extends Codes>(codes: C) =>
  z.strictObject({
    etat,
    /** `null` with `petitEffectif`, but for the administrator at the command line. */
    total: hideable,
    /** Sum and share of the hidden cells, when some are. */
    masquees: z.nullable(z.strictObject({ n: number, pm: number })),
    cellules: z.array(
      z.strictObject({
        code: z.enum(codes),
        n: hideable,
        pm: share,
        marque: z.nullable(z.enum(['<5', 'masque'])),
      }),
    ),
  });
const listSchema = z.strictObject({
  etat,
  /** By CRAs, then people, both descending, then code. */
  lignes: z.array(z.strictObject({ code, cras: number, personnes: hideable })),
  reste: z.nullable(z.strictObject({ nombre: number, cras: number, personnes: hideable })),
});
const changeSchema = z.strictObject({ avant: hideable, ecart: hideable, pm: share });

export const statsResultSchema = z.strictObject({
  cras: number,
  petitEffectif: z.boolean(),
  activites: z.array(
    z.strictObject({
      code: z.enum(activites),
      cras: number,
      crasPm: share,
      personnes: hideable,
      personnesPm: share,
    }),
  ),
  personnes: z.strictObject({
    total: hideable,
    nouvelles: hideable,
    recurrentes: hideable,
    nouvellesPm: share,
    recurrentesPm: share,
  }),
  suites: z.strictObject({
    individuel: hideable,
    atelier: hideable,
    redirection: hideable,
    total: hideable,
    tauxPm: share,
  }),
  themes: z.array(multiple(storedThemes)),
  materiel: z.array(multiple(materiels)),
  canaux: z.array(part(canaux)),
  durees: z.array(part(classesDuree)),
  temps: z.strictObject({
    minutes: number,
    parActivite: z.array(z.strictObject({ code: z.enum(activites), minutes: number, pm: share })),
  }),
  ages: table(storedTranchesAge),
  statuts: table(statuts),
  orientations: z.strictObject({
    etat,
    total: hideable,
    lignes: z.array(z.strictObject({ code: z.enum(organismes), n: number, pm: share })),
    reste: z.nullable(z.strictObject({ nombre: number, n: number, pm: share })),
  }),
  evolution: z.strictObject({
    granularite: z.enum(granularites),
    points: z.array(
      z.strictObject({
        /** `2026-03-12`, `2026-W11` (ISO year) or `2026-03`. */
        nom: z.string(),
        debut: calendarDate,
        fin: calendarDate,
        partiel: z.boolean(),
        cras: number,
        personnes: hideable,
      }),
    ),
  }),
  communes: listSchema,
  structures: listSchema,
  conseillers: listSchema,
  comparaison: z.strictObject({
    from: calendarDate,
    to: calendarDate,
    cras: changeSchema,
    personnes: changeSchema,
    recurrentes: changeSchema,
    nouvelles: changeSchema,
    suites: changeSchema,
    minutes: changeSchema,
  }),
});
export type StatsResult = z.infer<typeof statsResultSchema>;
