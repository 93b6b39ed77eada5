import { readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';

import { communesFile, communesTable, readOfficialTable } from '../../build/territory.mjs';

describe('the table of communes', () => {
  it('is what the build program makes of the official table', () => {
    const committed = readFileSync(communesFile, 'utf8');

    expect(communesTable(readOfficialTable()) === committed).toBe(true);
  });

  it('leaves out lands without inhabitants', () => {
    const committed = readFileSync(communesFile, 'utf8');

    expect(committed).not.toMatch(/\t98[49]\d\d\t/);
  });
});
