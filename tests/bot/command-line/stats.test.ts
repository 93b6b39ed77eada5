import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { readStatsCase, statsCasePath } from '../../support/read-stats-cases.ts';
import { coop, makeFolder } from './support/coop.ts';

const name = 'c1-small-loire';
const { expected } = readStatsCase(name);

let folder = makeFolder();
let database = '';
beforeEach(() => {
  folder = makeFolder();
  database = `sqlite:${join(folder.path, 'coop.sqlite')}`;
});
afterEach(() => {
  folder.remove();
});

function write(file: string, text: string): string {
  const path = join(folder.path, file);
  writeFileSync(path, text);
  return path;
}

function replay(...options: readonly string[]) {
  const queries = write('queries.json', JSON.stringify(expected.map(({ query }) => query)));
  const files = [statsCasePath(name, 'registry.json'), statsCasePath(name, 'cras.jsonl'), queries];
  return run('replay', ...files, ...options);
}

function run(...args: readonly string[]) {
  return coop(['stats', ...args], { cwd: folder.path, env: { COOP_DATABASE: database } });
}

describe('coop stats replay', () => {
  it('answers the questions of a file in their order, refusals included', async () => {
    const { code, out } = await replay('--json');

    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual(
      expected.map(({ query, result }) =>
        isRefusal(result) ? { query, ...result } : { query, result },
      ),
    );
  });

  it('asks the questions of answers again', async () => {
    const files = ['registry.json', 'cras.jsonl', 'expected.json'];

    const { code, out } = await run(
      'replay',
      ...files.map((what) => statsCasePath(name, what)),
      '--json',
    );

    expect(code).toBe(0);
    expect(JSON.parse(out)).toHaveLength(expected.length);
  });

  it('loads an empty database that is named, and no other', async () => {
    const first = await replay('--database', database, '--json');
    const second = await replay('--database', database, '--json');

    expect([first.code, second.code]).toEqual([0, 1]);
    expect(second.err).toContain('n’est pas vide');
    expect(second.out).toBe('');
  });

  it('says which line of which file it cannot read', async () => {
    const queries = write('queries.json', '[]');
    const lines = readFileSync(statsCasePath(name, 'cras.jsonl'), 'utf8').split('\n');
    const broken = write('cras.jsonl', [...lines.slice(0, 2), '{"id": 3}'].join('\n'));

    const { code, err } = await run(
      'replay',
      statsCasePath(name, 'registry.json'),
      broken,
      queries,
      '--json',
    );

    expect(code).toBe(2);
    expect(err).toContain('ligne 3');
  });
});

describe('coop stats', () => {
  beforeEach(async () => {
    await replay('--database', database, '--json');
  });

  it('answers any scope in the shape of the cases', async () => {
    const structure = expected.find(({ query }) => query.scope === 'structure');
    const filtered = expected.find(({ query }) => query.filters?.['tags']);
    const period = ['--from', '2026-02-20', '--to', '2026-03-31', '--json'];

    const one = await run('--scope', 'structure', '--id', 'ST0003', ...period);
    const two = await run(
      ...['--scope', 'nation', '--filter', 'tags=qpv'],
      ...['--filter', 'canaux=rattachement,autreLieu', ...period],
    );

    expect([one.code, two.code]).toEqual([0, 0]);
    expect(JSON.parse(one.out)).toEqual(structure);
    expect(JSON.parse(two.out)).toEqual(filtered);
  });

  it('is read by people without --json, the first line alone making sense', async () => {
    const scope = 'territoireLieux:44';
    const { out } = await run('--scope', scope, '--from', '2026-03-01', '--to', '2026-03-31');

    expect(out.split('\n')[0]).toBe(
      'Activités dans le territoire (Loire-Atlantique), mars 2026 : 11 CRA, 18 accompagnements',
    );
  });
});

describe('a question that coop stats cannot answer', () => {
  it.each([
    [['--scope', 'galaxie'], 1, 'galaxie'],
    [['--scope', 'conseiller:nobody'], 1, 'nobody'],
    [['--scope', 'nation', '--from', '2026-03-02', '--to', '2026-03-01'], 1, '01/03/2026'],
    [['--scope', 'nation', '--filter', 'themes'], 2, 'themes'],
    [[], 2, '--scope'],
  ])('is refused with what is possible: %j', async (options, code, words) => {
    const answer = await run(...options);

    expect(answer.code).toBe(code);
    expect(answer.err).toContain(words);
  });
});

function isRefusal(result: unknown): result is { readonly error: unknown } {
  return typeof result === 'object' && result !== null && 'error' in result;
}
