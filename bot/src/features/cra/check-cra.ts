import {
  craFields,
  craLimits,
  importedFields,
  legacyThemes,
  type CraContent,
  type CraRefusal,
  type LegacyTheme,
} from '@coop/contract/cra';
import * as z from 'zod/mini';

import type { CraRefused } from './failures.ts';
import { refusal, refusalsOf } from './refusals.ts';
import { standingIds, type GivenTags } from './tags/given-tags.ts';
import { isCalendarDate, type CalendarDate } from '../../core/calendar-date.ts';
import { hasFalseLength } from '../../core/false-length.ts';
import { fail, ok, type Result } from '../../core/result.ts';

/** What the rules of a CRA need to know besides its fields. */
export interface CraContext {
  /** Today in the time zone of the author's territory. */
  readonly today: CalendarDate;
  readonly communes: {
    exists(place: { insee: string; cp: string; nom: string }): boolean;
  };
  /** What may stand besides the form; nothing when a CRA is entered. */
  readonly former?: FormerCodes;
  /** The tags that were given; where they are not looked up, they are not judged. */
  readonly tags?: GivenTags;
}

/** Codes of former records: the import may write them, an edit may leave those that were there. */
export interface FormerCodes {
  readonly themes: readonly LegacyTheme[];
  /** People whose age is not known, at most. */
  readonly unknownAges: number;
}

const noFormerCodes: FormerCodes = { themes: [], unknownAges: 0 };

/** Everything that the import may write. */
export const allFormerCodes: FormerCodes = {
  themes: legacyThemes,
  unknownAges: craLimits.participants.max,
};

/** What an edit may leave as it was. */
export function formerCodesOf({ themes, ages }: CraContent): FormerCodes {
  return {
    themes: legacyThemes.filter((theme) => themes.includes(theme)),
    unknownAges: ages.nonRenseigne ?? 0,
  };
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Checks what was filled in and answers the CRA's content, or **every** refusal at once: each field
 * by itself, then what binds those that could be read (`cra.md`, Fields). Tags that were merged are
 * answered as those they went into.
 */
export function checkCra(fields: Fields, context: CraContext): Result<CraContent, CraRefused> {
  const { former = noFormerCodes } = context;
  const { read, refusals } = readFields(fields, former);
  const all = [...refusals, ...rules.flatMap((rule) => rule(read, context))];
  if (all.length > 0) return fail({ tag: 'CraRefused', refusals: inFormOrder(all) });
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- each field was read by its own schema, and no other key is there
  const content = read as CraContent;
  return ok(context.tags ? { ...content, tags: standingIds(content.tags, context.tags) } : content);
}

type Partial_ = Partial<CraContent>;

function readFields(
  fields: Fields,
  former: FormerCodes,
): { read: Partial_; refusals: readonly CraRefusal[] } {
  const read: Record<string, unknown> = {};
  const refusals: CraRefusal[] = [];
  for (const key of Object.keys(fields)) {
    if (!Object.hasOwn(craFields, key))
      refusals.push(refusal(key, 'unknown-key', { received: key }));
  }
  for (const [name, schema] of Object.entries(schemasFor(former))) {
    if (hasFalseLength(fields[name])) {
      refusals.push(refusal(name, 'wrong-type', { received: fields[name] }));
      continue;
    }
    const parsed = z.safeParse(schema, fields[name]);
    if (!parsed.success) refusals.push(...refusalsOf(parsed.error.issues, fields[name], name));
    else if (parsed.data !== undefined) read[name] = parsed.data;
  }
  return { read, refusals };
}

/** The form's own fields, widened by what stood there before. */
function schemasFor({ themes, unknownAges }: FormerCodes) {
  return {
    ...craFields,
    ...(unknownAges > 0 && { ages: importedFields.ages }),
    ...(themes.length > 0 && { themes: importedFields.themes }),
  };
}

type Rule = (cra: Partial_, context: CraContext) => readonly CraRefusal[];

const rules: readonly Rule[] = [
  dateRule,
  recurrentsRule,
  communeRule,
  formerRule,
  sumRule('ages'),
  sumRule('statuts'),
  distinctRule('themes'),
  distinctRule('sousThemes'),
  distinctRule('materiel'),
  distinctRule('tags'),
  sousThemesRule,
  materielRule,
  suitesRule,
  orientationsRule,
  titreRule,
  tagsRule,
];

/** From 2020-01-01 to today where the author lives. */
function dateRule({ date }: Partial_, { today }: CraContext): readonly CraRefusal[] {
  if (date === undefined) return [];
  if (!isCalendarDate(date)) return [refusal('date', 'invalid-date', { received: date })];
  if (date > today) return [refusal('date', 'future-date', { received: date, expected: today })];
  const first = craLimits.firstDate;
  if (date < first)
    return [refusal('date', 'before-first-date', { received: date, expected: first })];
  return [];
}

function recurrentsRule({ recurrents, participants }: Partial_): readonly CraRefusal[] {
  if (recurrents === undefined || participants === undefined || recurrents <= participants) {
    return [];
  }
  const values = { received: recurrents, expected: participants };
  return [refusal('recurrents', 'more-than-participants', values)];
}

function communeRule({ commune }: Partial_, { communes }: CraContext): readonly CraRefusal[] {
  if (!commune || communes.exists(commune)) return [];
  const received = `${commune.cp} ${commune.nom} (${commune.insee})`;
  return [refusal('commune', 'unknown-commune', { received })];
}

/** Ages and statuses each add up to the participants. */
function sumRule(field: 'ages' | 'statuts'): Rule {
  return (cra) => {
    const { participants } = cra;
    const counts = cra[field];
    if (!counts || participants === undefined) return [];
    const received = sum(Object.values(counts));
    if (received === participants) return [];
    const rule = received < participants ? 'sum-too-low' : 'sum-too-high';
    return [refusal(field, rule, { received, expected: participants })];
  };
}

/** What came from former records stays until it is changed; it cannot be added. */
function formerRule(
  { themes = [], ages }: Partial_,
  { former = noFormerCodes }: CraContext,
): readonly CraRefusal[] {
  const added = legacyThemes.find(
    (theme) => themes.includes(theme) && !former.themes.includes(theme),
  );
  const unknown = ages?.nonRenseigne ?? 0;
  return [
    ...(added === undefined ? [] : [refusal('themes', 'unknown-code', { received: added })]),
    ...(unknown <= former.unknownAges
      ? []
      : [
          refusal('ages.nonRenseigne', 'out-of-range', {
            received: unknown,
            expected: former.unknownAges,
          }),
        ]),
  ];
}

function distinctRule(field: 'themes' | 'sousThemes' | 'materiel' | 'tags'): Rule {
  return (cra) => {
    const values: readonly string[] = cra[field] ?? [];
    const twice = values.find((value, index) => values.indexOf(value) < index);
    return twice === undefined ? [] : [refusal(field, 'not-distinct', { received: twice })];
  };
}

function sousThemesRule({ themes, sousThemes = [] }: Partial_): readonly CraRefusal[] {
  if (!themes) return [];
  const chosen: readonly string[] = themes;
  return sousThemes
    .filter((sousTheme) => !chosen.includes(sousTheme.split('.')[0] ?? ''))
    .map((received) => refusal('sousThemes', 'theme-not-chosen', { received }));
}

/** `aucun` (none used) excludes the others. */
function materielRule({ materiel = [] }: Partial_): readonly CraRefusal[] {
  if (!materiel.includes('aucun') || materiel.length === 1) return [];
  return [refusal('materiel', 'excludes-others', { received: materiel.join(', ') })];
}

/** A person counts in at most one follow-up. */
function suitesRule({ suites, participants }: Partial_): readonly CraRefusal[] {
  if (!suites || participants === undefined) return [];
  const received = sum(Object.values(suites));
  if (received <= participants) return [];
  return [refusal('suites', 'more-than-participants', { received, expected: participants })];
}

/** Distinct organisms whose people add up to the redirections; a detail with `autre` only. */
function orientationsRule({ orientations, suites }: Partial_): readonly CraRefusal[] {
  if (!orientations || !suites) return [];
  const whole = orientations.map(({ organisme, precision = '' }) => `${organisme} ${precision}`);
  const twice = orientations[whole.findIndex((one, index) => whole.indexOf(one) < index)];
  const received = sum(orientations.map(({ n }) => n));
  const expected = suites.redirection ?? 0;
  const misplaced = orientations.findIndex(
    ({ organisme, precision }) => precision !== undefined && organisme !== 'autre',
  );
  return [
    ...(twice === undefined
      ? []
      : [refusal('orientations', 'not-distinct', { received: twice.organisme })]),
    ...(received === expected
      ? []
      : [
          refusal('orientations', received < expected ? 'sum-too-low' : 'sum-too-high', {
            received,
            expected,
          }),
        ]),
    ...(misplaced < 0
      ? []
      : [
          refusal(`orientations.${misplaced}.precision`, 'only-with-autre', {
            received: orientations[misplaced]?.precision,
          }),
        ]),
  ];
}

function titreRule({ titre, activite }: Partial_): readonly CraRefusal[] {
  if (titre === undefined || activite === undefined || activite === 'collectif') return [];
  return [refusal('titre', 'only-for-collectif', { received: titre })];
}

/** A tag that is archived is named; of one that is not the person's, only what came is said. */
function tagsRule({ tags: ids = [] }: Partial_, { tags }: CraContext): readonly CraRefusal[] {
  if (!tags) return [];
  return ids.flatMap((id) => {
    const given = tags.get(id);
    if (given?.isUsable) return [];
    return [refusal('tags', 'unknown-tag', { received: given?.tag.name ?? id })];
  });
}

function sum(counts: readonly (number | undefined)[]): number {
  return counts.reduce<number>((total, count) => total + (count ?? 0), 0);
}

const order = Object.keys(craFields);

function inFormOrder(refusals: readonly CraRefusal[]): readonly CraRefusal[] {
  const place = ({ field }: CraRefusal) => {
    const at = order.indexOf(field.split('.')[0] ?? '');
    return at < 0 ? order.length : at;
  };
  return [...refusals].sort((a, b) => place(a) - place(b));
}
