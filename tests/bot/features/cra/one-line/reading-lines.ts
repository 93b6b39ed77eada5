import { parseCraLine } from '../../../../../bot/src/features/cra/one-line/index.ts';
import type { CraLineContext } from '../../../../../bot/src/features/cra/one-line/index.ts';
import { loadCommunes } from '../../../../../bot/src/features/territory/index.ts';

const communes = loadCommunes();

/** Reads a line as an adviser of Loire-Atlantique on Wednesday 18 November 2026, unless told. */
export function readLine(line: string, context: Partial<CraLineContext> = {}) {
  return parseCraLine(line, { today: '2026-11-18', departement: '44', communes, ...context });
}

/** The question about a field, without its field. */
export function askOf(line: string, field: string | null, context: Partial<CraLineContext> = {}) {
  return readLine(line, context)
    .ask.filter((ask) => ask.field === field)
    .map(({ why, received, candidates }) => ({ why, received, ...(candidates && { candidates }) }));
}
