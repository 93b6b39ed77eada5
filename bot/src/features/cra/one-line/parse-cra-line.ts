import { optionalFields, requiredFields, type CraField } from '../form.ts';
import type { Communes, Place } from '../../territory/index.ts';
import { concludeCommune } from './conclude-commune.ts';
import { concludeDoubts } from './conclude-doubts.ts';
import { concludeFollowUps } from './conclude-follow-ups.ts';
import { concludeCounts, concludeParticipants, concludeRecurrents } from './conclude-people.ts';
import { concludeTexts } from './conclude-texts.ts';
import {
  agesSaid,
  concludeActivity,
  concludeChannel,
  concludeEquipment,
  concludeThemes,
  statusesSaid,
} from './conclude-words.ts';
import { oneValue, type Conclusion } from './conclusion.ts';
import { correctWords } from './corrections.ts';
import { sayings, type Mention } from './mention.ts';
import { makeReading } from './reading.ts';
import type { Ask, DefaultFields, FoundFields, ParsedCraLine } from './result.ts';
import { scanLine } from './scan.ts';
import { takeTexts, type LineTexts } from './texts.ts';
import { splitWords, type Word } from './words.ts';

export type CraLineContext = {
  /** `YYYY-MM-DD` in the adviser's time zone. */
  readonly today: string;
  /** The adviser's: its communes are proposed first. */
  readonly departement: string;
  readonly communes: Communes;
  /** Place and channel that the adviser saved as the usual ones. */
  readonly usual?: { readonly commune?: Place; readonly canal?: FoundFields['canal'] };
};

function concludeDate(mentions: readonly Mention[], today: string): Conclusion {
  const items = sayings(mentions, 'date').map(({ date, received }) => ({ value: date, received }));
  const { value, ask } = oneValue('date', items);
  if (value !== undefined) return { found: { date: value } };
  return ask === undefined ? { defaults: { date: today } } : { ask };
}

function concludeDuration(mentions: readonly Mention[]): Conclusion {
  const items = sayings(mentions, 'duree').map(({ minutes, received }) => ({
    value: minutes,
    received,
  }));
  const { value, ask } = oneValue('duree', items);
  return { ...(value !== undefined && { found: { duree: value } }), ...(ask && { ask }) };
}

/** Activity and number of people: what the rest is weighed against. */
function concludeFrame(mentions: readonly Mention[]) {
  const activity = concludeActivity(mentions);
  const activite = activity.found?.activite;
  const people = concludeParticipants(mentions, activite);
  const participants = people.found?.participants ?? people.defaults?.participants;
  return { activity, activite, people, participants };
}

function concludeAll(
  mentions: readonly Mention[],
  texts: LineTexts,
  { today, departement }: CraLineContext,
): readonly Conclusion[] {
  const { activity, activite, people, participants } = concludeFrame(mentions);
  const ages = concludeCounts('ages', agesSaid(mentions), participants);
  const statuts = concludeCounts('statuts', statusesSaid(mentions), participants);
  return [
    concludeDate(mentions, today),
    activity,
    people,
    concludeRecurrents(mentions, participants),
    concludeChannel(mentions),
    concludeCommune(mentions, departement),
    concludeDuration(mentions),
    { ...ages, ...(ages.counts && { found: { ages: ages.counts } }) },
    { ...statuts, ...(statuts.counts && { found: { statuts: statuts.counts } }) },
    concludeThemes(mentions),
    concludeEquipment(mentions),
    concludeFollowUps(mentions, participants),
    ...concludeTexts(texts, activite),
    concludeDoubts(mentions, departement),
  ];
}

/** Reads the words twice: who many people there are decides what a number after hours is. */
function scanTwice(words: readonly Word[], { today, communes }: CraLineContext): Mention[] {
  const reading = makeReading(words);
  const first = scanLine(reading, { today, communes, mostPeople: Infinity });
  const { participants } = concludeFrame(first);
  return participants === undefined
    ? first
    : scanLine(reading, { today, communes, mostPeople: participants });
}

/** A usual value fills a field of which nothing was said, not even doubtfully. */
function usualDefaults({ usual = {} }: CraLineContext, ask: readonly Ask[], found: FoundFields) {
  const isOpen = (field: 'canal' | 'commune') =>
    found[field] === undefined &&
    ask.every(
      (doubt) =>
        doubt.field !== field &&
        (doubt.candidates ?? []).every((code) => !String(code).startsWith(`${field}:`)),
    );
  const defaults: DefaultFields = {};
  if (usual.canal !== undefined && isOpen('canal')) defaults.canal = usual.canal;
  if (usual.commune !== undefined && isOpen('commune')) defaults.commune = usual.commune;
  return defaults;
}

function inFormOrder(ask: readonly Ask[]): Ask[] {
  const fields: readonly (CraField | null)[] = [...requiredFields, ...optionalFields, null];
  return ask.toSorted((a, b) => fields.indexOf(a.field) - fields.indexOf(b.field));
}

/**
 * Reads a CRA written in one line, in any order of its words. Pure; never refuses a line: whatever
 * is doubtful is asked, whatever is not understood is given back. The rules are those of the
 * specification of CRAs in one line.
 */
export function parseCraLine(line: string, context: CraLineContext): ParsedCraLine {
  const texts = takeTexts(line);
  const { mentions, corrections } = correctWords(
    splitWords(texts.rest),
    (words) => scanTwice(words, context),
    context.communes,
  );
  const conclusions = concludeAll(mentions, texts, context);
  const found = conclusions.reduce<FoundFields>((all, part) => ({ ...all, ...part.found }), {});
  const ask = inFormOrder(conclusions.flatMap((conclusion) => conclusion.ask ?? []));
  const defaults = conclusions.reduce<DefaultFields>(
    (all, part) => ({ ...all, ...part.defaults }),
    usualDefaults(context, ask, found),
  );
  const asked = new Set(ask.map(({ field }) => field));
  const given = new Set(Object.keys({ ...found, ...defaults }));
  const incomplete = conclusions.flatMap((conclusion) => conclusion.incomplete ?? []);
  const missing = [...requiredFields, ...optionalFields].filter(
    (field) => !asked.has(field) && isMissing(field, given, incomplete),
  );
  const unknown = conclusions.flatMap((conclusion) => conclusion.unknown ?? []);
  return {
    found,
    defaults,
    missing,
    ask,
    corrections: [...corrections, ...mentions.flatMap(({ correction }) => correction ?? [])],
    unknown,
    ready: missing.length === 0 && ask.length === 0 && unknown.length === 0,
  };
}

function isMissing(
  field: CraField,
  given: ReadonlySet<string>,
  incomplete: readonly CraField[],
): boolean {
  if (incomplete.includes(field)) return true;
  return requiredFields.some((required) => required === field) && !given.has(field);
}
