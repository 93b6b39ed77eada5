import {
  activites,
  canaux,
  materiels,
  organismes,
  statuts,
  storedThemes,
  storedTranchesAge,
  suites,
  type CraContent,
} from '@coop/contract/cra';

import { ByteReader, type ByteWriter } from './bytes.ts';
import { at, type Counters } from './counters.ts';

/**
 * What one CRA counts for, in some eight bytes: a word (day of the month, activity, channel, themes,
 * flags), then either the few values of a CRA of one person, or all of them behind their length.
 */
export function packCra(content: CraContent, to: ByteWriter): void {
  const single = singleOf(content);
  const materiel = maskOf(materiels, content.materiel);
  const flags = (single === undefined ? 0 : 1) | (materiel === 0 ? 0 : 2);
  to.word(
    (Number(content.date.slice(8)) |
      (activites.indexOf(content.activite) << 5) |
      (canaux.indexOf(content.canal) << 7) |
      (maskOf(storedThemes, content.themes) << 9) |
      (flags << 28)) >>>
      0,
  );
  if (single !== undefined) {
    to.byte(content.duree / 5);
    to.byte(single);
    if (materiel !== 0) to.byte(materiel);
    return;
  }
  const numbers = [
    content.duree,
    content.participants,
    content.recurrents,
    materiel,
    ...countsOf(storedTranchesAge, content.ages),
    ...countsOf(statuts, content.statuts),
    ...countsOf(suites, content.suites),
    ...content.orientations.flatMap(({ organisme, n }) => [organismes.indexOf(organisme), n]),
  ];
  to.number(numbers.reduce((length, n) => length + bytesOf(n), 0));
  for (const n of numbers) to.number(n);
}

/** A CRA of one person without orientation, in one byte; `undefined` when it takes more. */
function singleOf(content: CraContent): number | undefined {
  const { participants, recurrents, orientations, duree } = content;
  const age = onlyOne(countsOf(storedTranchesAge, content.ages));
  const statut = onlyOne(countsOf(statuts, content.statuts));
  const followed = countsOf(suites, content.suites);
  const suite = followed.every((n) => n === 0) ? 0 : onlyOne(followed, 1);
  const isShort =
    participants === 1 &&
    recurrents <= 1 &&
    orientations.length === 0 &&
    duree % 5 === 0 &&
    duree < 1_280;
  if (!isShort || age === undefined || statut === undefined || suite === undefined)
    return undefined;
  return ((age * statuts.length + statut) * 2 + recurrents) * (suites.length + 1) + suite;
}

/** Where the only 1 among zeros stands, counted from `first`. */
function onlyOne(counts: readonly number[], first = 0): number | undefined {
  const index = counts.indexOf(1);
  return index >= 0 && counts.every((n, other) => other === index || n === 0)
    ? index + first
    : undefined;
}

function countsOf<K extends string>(
  codes: readonly K[],
  counts: Readonly<Partial<Record<K, number>>>,
): number[] {
  return codes.map((code) => counts[code] ?? 0);
}

export function maskOf<K extends string>(codes: readonly K[], chosen: readonly K[]): number {
  return chosen.reduce((mask, code) => mask | (1 << codes.indexOf(code)), 0);
}

function bytesOf(n: number): number {
  return n < 128 ? 1 : n < 16_384 ? 2 : 3;
}

/** The word before a packed CRA, and what it says. */
export const head = {
  day: (word: number) => word & 31,
  activite: (word: number) => (word >>> 5) & 3,
  canal: (word: number) => (word >>> 7) & 3,
  themes: (word: number) => (word >>> 9) & 0x7ffff,
  /** Activity, channel and themes: what a cell is made of. */
  cell: (word: number) => (word >>> 5) & 0x7fffff,
};

const isSingle = 1 << 28;
const hasMateriel = 1 << 29;

/** Passes over the rest of a CRA whose word was read. */
export function skipCra(word: number, from: ByteReader): void {
  if ((word & isSingle) !== 0) from.at += (word & hasMateriel) === 0 ? 2 : 3;
  else {
    const length = from.number();
    from.at += length;
  }
}

/** Participants of a packed CRA. */
export function peopleOf(packed: Uint8Array): number {
  const reader = new ByteReader(packed);
  if ((reader.word() & isSingle) !== 0) return 1;
  reader.number();
  reader.number();
  return reader.number();
}

/** Where CRAs are counted, with their sign: 1 to add them, -1 to take them away. */
export interface Counting {
  readonly counters: Counters;
  sign: number;
}

/** Counts the CRA whose word was read; answers its participants, with the sign. */
export function countCra(word: number, from: ByteReader, to: Counting): number {
  const { counters, sign } = to;
  const isAlone = (word & isSingle) !== 0;
  const end = isAlone ? 0 : from.number() + from.at;
  const minutes = isAlone ? 5 * from.byte() : from.number();
  const people = isAlone ? countPerson(word, from, to) : countPeople(from, end, to);
  const activite = at.activites + 3 * head.activite(word);
  add(counters, activite, sign);
  add(counters, activite + 1, people);
  add(counters, activite + 2, sign * minutes);
  add(counters, at.canaux + head.canal(word), sign);
  add(counters, at.durees + classOf(minutes), sign);
  for (let rest = head.themes(word); rest !== 0; rest &= rest - 1) {
    const index = at.themes + 2 * (31 - Math.clz32(rest & -rest));
    add(counters, index, sign);
    add(counters, index + 1, people);
  }
  return people;
}

/** The only person of a CRA. */
function countPerson(word: number, from: ByteReader, to: Counting): number {
  const { counters, sign } = to;
  const packed = from.byte();
  const suite = packed & 3;
  const who = packed >>> 3;
  const statut = who % 5;
  add(counters, at.ages + (who - statut) / 5, sign);
  add(counters, at.statuts + statut, sign);
  if (suite !== 0) add(counters, at.suites + suite - 1, sign);
  if ((packed & 4) !== 0) add(counters, at.recurrents, sign);
  if ((word & hasMateriel) !== 0) countMateriel(from.byte(), sign, to);
  return sign;
}

function countPeople(from: ByteReader, end: number, to: Counting): number {
  const { counters, sign } = to;
  const people = sign * from.number();
  add(counters, at.recurrents, sign * from.number());
  countMateriel(from.number(), people, to);
  for (let index = 0; index < 6; index++) add(counters, at.ages + index, sign * from.number());
  for (let index = 0; index < 5; index++) add(counters, at.statuts + index, sign * from.number());
  for (let index = 0; index < 3; index++) add(counters, at.suites + index, sign * from.number());
  while (from.at < end) {
    const organisme = from.number();
    add(counters, at.orientations + organisme, sign * from.number());
  }
  return people;
}

function countMateriel(mask: number, people: number, { counters, sign }: Counting): void {
  for (let rest = mask; rest !== 0; rest &= rest - 1) {
    const index = at.materiel + 2 * (31 - Math.clz32(rest & -rest));
    add(counters, index, sign);
    add(counters, index + 1, people);
  }
}

function classOf(minutes: number): number {
  if (minutes < 60) return minutes < 30 ? 0 : 1;
  return minutes < 120 ? 2 : 3;
}

function add(counters: Counters, index: number, n: number): void {
  counters[index] = (counters[index] ?? 0) + n;
}
