import { describe, expect, it } from '@jest/globals';

import { openCraFile } from '../../../../../bot/src/features/cra/import-v1/open-cra-file.ts';

const record = (id: string) => ({ _id: id, conseiller: 'c', cra: { canal: 'domicile' } });

/** The file in pieces of that many bytes, so that everything is cut somewhere. */
function open(bytes: Uint8Array | string, piece = 7) {
  const whole = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  return openCraFile(async function* () {
    for (let at = 0; at < whole.length; at += piece) {
      yield await Promise.resolve(whole.subarray(at, at + piece));
    }
  });
}

async function valuesOf(bytes: Uint8Array | string, piece?: number): Promise<unknown> {
  const opened = await open(bytes, piece);
  if (!opened.ok) return opened.failure;
  const values: unknown[] = [];
  for await (const value of opened.value.records()) values.push(value);
  return values;
}

const list = [record('a'), { ...record('b"]}'), note: ['{', '\\'] }];

describe('a file of former reports', () => {
  it.each([1, 3, 64, 100_000])('is a list, whatever the pieces (%i bytes)', async (piece) => {
    expect(await valuesOf(JSON.stringify(list, null, 2), piece)).toEqual(list);
  });

  it.each([1, 100_000])('is one record a line (pieces of %i bytes)', async (piece) => {
    const lines = list.map((one) => JSON.stringify(one)).join('\n');

    expect(await valuesOf(`\uFEFF${lines}\n`, piece)).toEqual(list);
  });

  it.each([1, 100_000])('is an object with a head and records (pieces of %i)', async (piece) => {
    const text = JSON.stringify({
      today: '2026-11-18',
      registry: { a: [1] },
      records: list,
      z: [],
    });
    const opened = await open(text, piece);

    expect(await valuesOf(text, piece)).toEqual(list);
    expect(opened).toMatchObject({
      ok: true,
      value: { count: 2, head: { today: '2026-11-18', registry: { a: [1] } } },
    });
  });

  it('may hold NaN, as the former system wrote it', async () => {
    expect(await valuesOf('[{"_id":"NaN","cra":{"duree":NaN}}]')).toEqual([
      { _id: 'NaN', cra: { duree: null } },
    ]);
  });

  it('is a table whose names have dots and whose lists are JSON', async () => {
    const table = [
      '_id;conseiller;nbParticipants;age.plus60ans;themes;duree;nomCommune',
      'a;c;2;2;"[""courriel"",""sante""]";0-30;Évry',
      'b;c;x;;courriel;60;',
    ].join('\r\n');
    const expected = [
      {
        _id: 'a',
        conseiller: 'c',
        nbParticipants: 2,
        age: { plus60ans: 2 },
        themes: ['courriel', 'sante'],
        duree: '0-30',
        nomCommune: 'Évry',
      },
      { _id: 'b', conseiller: 'c', nbParticipants: 'x', themes: 'courriel', duree: 60 },
    ];

    expect(await valuesOf(table)).toEqual(expected);
    expect(await valuesOf(Buffer.from(table, 'latin1'))).toEqual(expected);
    expect(await valuesOf(table.replaceAll(';', ','))).toEqual(expected);
  });

  it.each([
    ['nothing', '', 'FileEmpty'],
    ['blanks', ' \n ', 'FileEmpty'],
    ['a letter', 'Bonjour, ceci est une lettre.\nAu revoir.', 'NotCraFile'],
    ['another list', '[{"nom":"x"},{"nom":"y"}]', 'NotCraFile'],
    ['an empty list', '[]', 'NotCraFile'],
    ['brackets that do not match', '[}]', 'NotCraFile'],
    ['half of something else', '{"nom": "x', 'NotCraFile'],
    ['another table', 'id;email\n1;a@exemple.fr', 'NotCraFile'],
  ])('is not %s', async (_, text, tag) => {
    expect(await valuesOf(text)).toEqual({ tag });
  });

  it('is refused when it ends in the middle, with what was whole', async () => {
    const whole = JSON.stringify([...list, ...list]);
    const lines = list.map((one) => JSON.stringify(one)).join('\n');

    expect(await valuesOf(whole.slice(0, -10))).toEqual({ tag: 'FileCut', records: 3 });
    expect(await valuesOf(whole.slice(0, -1))).toEqual({ tag: 'FileCut', records: 4 });
    expect(await valuesOf(lines.slice(0, -1))).toEqual({ tag: 'FileCut', records: 1 });
    expect(await valuesOf('_id;themes\na;courriel\nb;"[cour')).toMatchObject({ tag: 'FileCut' });
  });
});
