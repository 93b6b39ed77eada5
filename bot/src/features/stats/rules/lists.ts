import type { Organisme } from '@coop/contract/cra';
import type { StatsResult } from '@coop/contract/stats';

import type { CrasAndPeople } from '../tally.ts';
import { sharesOf, sum } from '../../../core/shares.ts';
import { breakdownFrom, canHideAlone, isSmall } from '../../../core/small-groups.ts';

/** Lines of a list before the one that holds the rest. */
export const listLimit = 20;

type List = StatsResult['communes'];
type Orientations = StatsResult['orientations'];

interface Line extends CrasAndPeople {
  readonly code: string;
}

const nothing = { lignes: [], reste: null };

/** The first twenty by CRAs, then people, then code; the others in one line. */
export function openList(tallied: ReadonlyMap<string, CrasAndPeople>): List {
  const lines = inOrder(tallied);
  return listOf({ named: lines.slice(0, listLimit), rest: lines.slice(listLimit), etat: 'aucun' });
}

/**
 * A list about people for a reader who may not recognise anybody (stats-rules §6.3): no place of 1 to
 * 4 people is named, and the rest never tells what they are.
 */
export function protectedList(tallied: ReadonlyMap<string, CrasAndPeople>): List {
  const lines = inOrder(tallied);
  const people = sum(lines.map(({ personnes }) => personnes));
  if (people > 0 && people < breakdownFrom) return { etat: 'total', ...nothing };
  return listOf(withoutSmall(lines, ({ personnes }) => personnes));
}

/** Organisms by people, then in the order given. Nothing is hidden. */
export function openOrientations(counts: readonly Organism[]): Orientations {
  return orientationsOf({ named: byCount(counts), rest: [], etat: 'aucun' });
}

/** Organisms under the same rule as the communes. */
export function protectedOrientations(counts: readonly Organism[]): Orientations {
  const total = sum(counts.map(({ n }) => n));
  if (total > 0 && total < breakdownFrom) return { etat: 'total', total, ...nothing };
  return orientationsOf(withoutSmall(byCount(counts), ({ n }) => n));
}

interface Organism {
  readonly code: Organisme;
  readonly n: number;
}

interface Split<T> {
  readonly named: readonly T[];
  readonly rest: readonly T[];
  readonly etat: 'aucun' | 'partiel';
}

function withoutSmall<T>(lines: readonly T[], peopleOf: (line: T) => number): Split<T> {
  const small = lines.filter((line) => isSmall(peopleOf(line)));
  const others = lines.filter((line) => !isSmall(peopleOf(line)));
  const named = others.slice(0, listLimit);
  const rest = [...others.slice(listLimit), ...small];
  if (small.length === 0) return { named, rest, etat: 'aucun' };
  const smallSum = sum(small.map(peopleOf));
  const isSafe = smallSum >= 5 && canHideAlone(small.length, smallSum);
  if (isSafe || rest.length > small.length) return { named, rest, etat: 'partiel' };
  const fewest = Math.min(...named.map(peopleOf));
  return {
    named: named.filter((line) => peopleOf(line) !== fewest),
    rest: [...named.filter((line) => peopleOf(line) === fewest), ...small],
    etat: 'partiel',
  };
}

function inOrder(tallied: ReadonlyMap<string, CrasAndPeople>): readonly Line[] {
  return [...tallied]
    .map(([code, { cras, personnes }]) => ({ code, cras, personnes }))
    .sort((a, b) => b.cras - a.cras || b.personnes - a.personnes || (a.code < b.code ? -1 : 1));
}

function byCount(counts: readonly Organism[]): readonly Organism[] {
  return counts.filter(({ n }) => n > 0).toSorted((a, b) => b.n - a.n);
}

function listOf({ named, rest, etat }: Split<Line>): List {
  return {
    etat,
    lignes: [...named],
    reste:
      rest.length === 0
        ? null
        : {
            nombre: rest.length,
            cras: sum(rest.map(({ cras }) => cras)),
            personnes: sum(rest.map(({ personnes }) => personnes)),
          },
  };
}

function orientationsOf({ named, rest, etat }: Split<Organism>): Orientations {
  const n = sum(rest.map((line) => line.n));
  const counts = [...named.map((line) => line.n), ...(rest.length === 0 ? [] : [n])];
  const shares = sharesOf(counts);
  return {
    etat,
    total: sum(counts),
    lignes: named.map((line, at) => ({ ...line, pm: shares[at] ?? null })),
    reste: rest.length === 0 ? null : { nombre: rest.length, n, pm: shares.at(-1) ?? null },
  };
}
