import { readFileSync } from 'node:fs';

import { departements } from '../../bot/src/features/territory/index.ts';
import type { Draw } from './draw.ts';

/** Where an adviser works from a day on (index among the days). */
export interface Post {
  readonly from: number;
  readonly structure: string;
  readonly departement: string;
  readonly communes: readonly string[];
}

export interface Adviser {
  readonly id: string;
  readonly posts: readonly Post[];
  /** A second département at the same time. */
  readonly alsoIn: string | undefined;
}

/**
 * Advisers over the 107 territories, more where there are more people: each at one structure, in some
 * communes; one of ten is transferred to another département, one of fifty works in two.
 */
export function makeAdvisers(draw: Draw, count: number, days: number): readonly Adviser[] {
  const communes = communesByDepartement();
  const codes = departements.map(({ code }) => code).filter((code) => communes.has(code));
  const weights = codes.map((code) => Math.sqrt(communes.get(code)?.length ?? 1) + 3 * draw.part());
  const post = (from: number): Post => {
    const departement = draw.weighted(codes, weights);
    const all = communes.get(departement) ?? [];
    const structure = `${departement}-${String(draw.below(Math.ceil((0.7 * count) / codes.length)))}`;
    const some = Array.from({ length: 1 + draw.below(4) }, () => draw.one(all));
    return { from, structure: structure.padStart(14, '0'), departement, communes: some };
  };
  return Array.from({ length: count }, (_, index) => {
    const first = post(0);
    const isTransferred = draw.part() < 0.1;
    return {
      id: `conseiller-${String(index).padStart(5, '0')}`,
      posts: isTransferred ? [first, post(Math.floor(days * (0.2 + 0.6 * draw.part())))] : [first],
      alsoIn: draw.part() < 0.02 ? draw.one(codes) : undefined,
    };
  });
}

function communesByDepartement(): ReadonlyMap<string, readonly string[]> {
  const table = new URL('../../bot/src/features/territory/communes.tsv', import.meta.url);
  const lines = readFileSync(table, 'utf8').matchAll(/^C\t([^\t]*)/gm);
  const codes = [...lines].map(([, insee = '']) => insee);
  return Map.groupBy(codes, (insee) => insee.slice(0, /^9[78]/.test(insee) ? 3 : 2));
}
