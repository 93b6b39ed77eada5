import { readFileSync } from 'node:fs';

import { parse } from 'csv-parse/sync';

import { parseCraLine } from '../bot/src/features/cra/one-line/index.ts';
import { loadCommunes } from '../bot/src/features/territory/index.ts';
import { median, print, quantile } from './support/figures.ts';

/** Reading CRAs in one line, beside cutting the same lines into words. */
const rounds = 60;
const file = new URL('../tests/bot/features/cra/one-line/small-parsing-cases.csv', import.meta.url);
const cases = parse<{ today: string; departement: string; input: string }>(readFileSync(file), {
  columns: true,
});

const communes = loadCommunes();
const read: number[] = [];
const cut: number[] = [];
let words = 0;
for (let round = 0; round < rounds; round++) {
  for (const { input, today, departement } of cases) {
    const start = performance.now();
    parseCraLine(input, { today, departement, communes });
    const middle = performance.now();
    words += input.normalize('NFD').toLowerCase().split(/\s+/).length;
    cut.push(performance.now() - middle);
    read.push(middle - start);
  }
}

print(
  `${String(cases.length)} lines, ${String(words / rounds)} words: ` +
    `median ${median(read).toFixed(3)} ms, p99 ${quantile(read, 0.99).toFixed(2)} ms a line, ` +
    `${(median(read) / median(cut)).toFixed(0)} times cutting it into words`,
);
