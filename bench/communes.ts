import { loadCommunes, type FoundPlace } from '../bot/src/features/territory/index.ts';
import { median, print, quantile } from './support/figures.ts';

/**
 * Search of communes as one types, from two characters, beside one pass over as many names to
 * find those that begin so.
 */
const queries = [
  'sa',
  'pau',
  '64',
  '640',
  'saint d',
  'st denis',
  'bordeau',
  'marsielle',
  'évreux',
  '2a0',
  '97',
  'ch',
  'la roche',
  'nant',
  'vill',
  'aix en',
];
const rounds = 40;

const communes = loadCommunes();
const names = Array.from({ length: 35_000 }, (_, index) => `commune ${String(index)}`);
const searched: number[] = [];
const passed: number[] = [];
const found: (readonly FoundPlace[])[] = [];
for (let round = 0; round < rounds; round++) {
  for (const query of queries) {
    searched.push(msOf(() => found.push(communes.search(query, { departement: '64' }))));
    passed.push(msOf(() => names.filter((name) => name.startsWith(query)).length));
  }
}

function msOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

print(
  `search: median ${median(searched).toFixed(3)} ms, p99 ${quantile(searched, 0.99).toFixed(2)} ms; ` +
    `one pass over ${String(names.length)} names: median ${median(passed).toFixed(3)} ms; ` +
    `ratio ${(median(searched) / median(passed)).toFixed(2)}`,
);
