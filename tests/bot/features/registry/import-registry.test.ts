import { describe, expect, it } from '@jest/globals';

import { makeIds } from '../../../../bot/src/core/make-ids.ts';
import {
  importRegistry,
  type ImportRequest,
} from '../../../../bot/src/features/registry/import/import-registry.ts';
import { reportCsv, reportOf } from '../../../../bot/src/features/registry/import/import-report.ts';
import { makeMemoryStorage } from '../../../support/memory/memory-storage.ts';
import { makeTestClock, makeTestRandom } from '../../../support/test-clock.ts';
import { aFile, aLine, siret } from './support/importing.ts';

function makeRegistry() {
  const clock = makeTestClock();
  const random = makeTestRandom();
  const storage = makeMemoryStorage({ clock, random });
  const { transaction, readers } = storage;
  const deps = {
    clock,
    ids: makeIds(clock, random),
    timeZone: 'Europe/Paris',
    registry: readers.registry,
    transaction,
  };
  const importing = async (text: string, request: Partial<ImportRequest> = {}) => {
    const outcome = await importRegistry(deps, {
      bytes: Buffer.from(text),
      dryRun: false,
      allowElevated: false,
      missing: { policy: 'signaler' },
      ...request,
    });
    if (!outcome.ok) throw new Error(outcome.failure.tag);
    return outcome.value;
  };
  const events = async () => (await readers.history.heads())[0]?.seq ?? 0;
  return { importing, events, registry: readers.registry };
}

describe('importing the registry', () => {
  it('writes entries, structures and one event for each', async () => {
    const { importing, events, registry } = makeRegistry();

    const outcome = await importing(aFile(aLine(), aLine({ id: 'c2' })));

    expect(reportOf(outcome)).toMatchObject({ applied: true, lines: 2, unchanged: 0 });
    expect(await registry.entry('c2')).toMatchObject({ id: 'c2', status: 'attendu' });
    expect(await registry.structure(siret)).toEqual({ id: siret, name: 'Mairie' });
    expect(await events()).toBe(2);
  });

  it('writes nothing the second time, no event either', async () => {
    const { importing, events } = makeRegistry();
    const file = aFile(aLine(), aLine({ id: 'c2', siret: '1' }));
    await importing(file);

    const outcome = await importing(file);

    expect(reportOf(outcome)).toMatchObject({ created: [], changed: [], unchanged: 1 });
    expect(await events()).toBe(1);
  });

  it('writes nothing on a dry run, and says what it would do', async () => {
    const { importing, registry } = makeRegistry();

    const outcome = await importing(aFile(aLine()), { dryRun: true });

    expect(reportOf(outcome)).toMatchObject({ applied: false, created: [{ line: 2, id: 'c1' }] });
    expect(await registry.entry('c1')).toBeUndefined();
  });

  it('gives the file back with the reason as its last column, formulas made harmless', async () => {
    const { importing } = makeRegistry();
    const lines = [
      aLine(),
      aLine({ id: 'c2', siret: '1' }),
      aLine({ id: 'c3', structure: '=1+1' }),
    ];

    const csv = reportCsv(await importing(aFile(...lines)), (text) =>
      'key' in text ? text.key : '',
    );

    const rows = csv.trimEnd().split('\n');
    expect(rows.map((row) => row.split(';').at(-1))).toEqual([
      'registry.outcome.header',
      'registry.outcome.created',
      'registry.refusal',
      'registry.outcome.created',
    ]);
    expect(csv).toContain(";'=1+1;");
  });
});
