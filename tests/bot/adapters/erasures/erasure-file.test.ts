import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { makeErasureFile } from '../../../../bot/src/adapters/erasures/erasure-file.ts';

describe('the list of erasures in a file', () => {
  let folder: string;
  const path = () => join(folder, 'deeper', 'coop.erasures');
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'coop-erasures-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('knows nothing at first, then what was added, once', async () => {
    const list = makeErasureFile(path(), ['key']);
    const before = await list.reader('cra');
    await list.add('cra', ['A', 'B'], 0);
    await list.add('cra', ['B', 'C'], 0);
    const after = await list.reader('cra');

    expect(before('A')).toBe(false);
    expect(['A', 'B', 'C', 'D'].map(after)).toEqual([true, true, true, false]);
    expect(readFileSync(path(), 'utf8').match(/"kind"/g)).toHaveLength(3);
  });

  it('does not tell the ids to whoever reads it', async () => {
    await makeErasureFile(path(), ['key']).add('cra', ['01J00000000000000000000001'], 0);

    expect(readFileSync(path(), 'utf8')).not.toContain('01J0');
  });

  it('understands what was written under the former key', async () => {
    await makeErasureFile(path(), ['former']).add('cra', ['A'], 0);
    const knows = await makeErasureFile(path(), ['present', 'former']).reader('cra');
    const forgot = await makeErasureFile(path(), ['present']).reader('cra');

    expect([knows('A'), forgot('A')]).toEqual([true, false]);
  });

  it('goes on after a line that was cut', async () => {
    const list = makeErasureFile(path(), ['key']);
    await list.add('cra', ['A'], 0);
    appendFileSync(path(), '{"kind":"cra","id":"5d');
    await list.add('cra', ['B'], 0);
    const knows = await list.reader('cra');

    expect(['A', 'B'].map(knows)).toEqual([true, true]);
  });
});
