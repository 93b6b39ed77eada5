import { readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import * as z from 'zod/mini';

import { parseCraLine } from '../../../../../bot/src/features/cra/one-line/parse-cra-line.ts';
import { loadCommunes } from '../../../../../bot/src/features/territory/index.ts';

type Case = { id: string; today: string; departement: string; input: string; expected: string };

const expectation = z.looseObject({
  ask: z.array(z.looseObject({ includes: z.optional(z.array(z.string())) })),
});

const communes = loadCommunes();
const cases = parse<Case>(readFileSync(new URL('small-parsing-cases.csv', import.meta.url)), {
  columns: true,
});

/** `includes` names those that must be among the proposals, whatever else is proposed. */
function proposing(ask: z.infer<typeof expectation>['ask'][number]): unknown {
  return ask.includes === undefined
    ? ask
    : { ...ask, candidates: expect.arrayContaining(ask.includes) };
}

describe('the reference cases of a CRA in one line', () => {
  it.each(cases)('$id: $input', ({ today, departement, input, expected }) => {
    const wanted = expectation.parse(JSON.parse(expected));

    expect(parseCraLine(input, { today, departement, communes })).toEqual({
      ...wanted,
      ask: wanted.ask.map(proposing),
    });
  });
});
