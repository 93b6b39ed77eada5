import { editDistance } from '../../../core/command-table.ts';
import { fold } from '../../../core/parameters.ts';

const proposed = 3;

/** The few of the known words that are nearest to what was typed, nearest first. */
export function nearestWords(typed: string, known: readonly string[]): readonly string[] {
  const wanted = fold(typed);
  return [...new Set(known)]
    .map((word) => ({ word, distance: editDistance(wanted, fold(word)) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, proposed)
    .map(({ word }) => word);
}
