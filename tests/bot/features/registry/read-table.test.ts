import { describe, expect, it } from '@jest/globals';

import { readTable } from '../../../../bot/src/features/registry/import/read-table.ts';

const header = 'id;email;prenom;nom';

function read(content: string | Uint8Array) {
  return readTable(typeof content === 'string' ? Buffer.from(content) : content);
}

function rowsOf(content: string | Uint8Array) {
  const table = read(content);
  return table.ok ? table.value.rows : table.failure;
}

describe('the file of an import', () => {
  it.each([
    ['UTF-8', Buffer.from(`${header}\nc1;a@b.fr;Zoé;Lœuf`)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${header}\nc1;a@b.fr;Zoé;Lœuf`)],
    ['Windows-1252', Buffer.from(`${header}\nc1;a@b.fr;Zo\xe9;L\x9cuf`, 'latin1')],
  ])('is read in %s', (_, bytes) => {
    expect(rowsOf(bytes)).toEqual([{ line: 2, cells: ['c1', 'a@b.fr', 'Zoé', 'Lœuf'] }]);
  });

  it.each([';', ',', '\t'])('may be separated by %j, found in its header', (separator) => {
    const text = [header, 'c1;a@b.fr;Zoé;Li'].join('\n').replaceAll(';', separator);

    const table = read(text);

    expect(table).toMatchObject({ ok: true, value: { separator, rows: [{ line: 2 }] } });
  });

  it('knows columns whatever their case, accents, spaces, hyphens and underscores', () => {
    const table = read('ID;E-mail;Prénom;NOM;Code postal;date-début;Téléphone\n');

    expect(table).toMatchObject({
      ok: true,
      value: {
        columns: ['id', 'email', 'prenom', 'nom', 'code_postal', 'date_debut', undefined],
      },
    });
  });

  it('counts the lines of the file, empty ones and breaks inside quotes included', () => {
    const text = `${header}\r\n\r\nc1;a@b.fr;"Zoé\r\nAnne";"dit ""Li"""\r\n;;;\r\nc2;c@d.fr;Al;Bo`;

    expect(rowsOf(text)).toEqual([
      { line: 3, cells: ['c1', 'a@b.fr', 'Zoé\nAnne', 'dit "Li"'] },
      { line: 6, cells: ['c2', 'c@d.fr', 'Al', 'Bo'] },
    ]);
  });

  it.each([
    ['nothing', '', { tag: 'FileEmpty' }],
    ['a spreadsheet', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), { tag: 'FileNotText' }],
    ['UTF-16', Buffer.from(`\ufeff${header}`, 'utf16le'), { tag: 'FileNotText' }],
    ['an open quote', `${header}\nc1;"a;b;c`, { tag: 'FileMalformed', line: 2 }],
    ['columns that miss', 'id;nom\n', { tag: 'ColumnsMissing', columns: ['email', 'prenom'] }],
    ['a column twice', `${header};Nom\n`, { tag: 'ColumnsTwice', columns: ['nom'] }],
  ])('is refused whole for %s', (_, content, failure) => {
    expect(read(content)).toEqual({ ok: false, failure });
  });

  it('is refused beyond 10 MiB and beyond 20,000 lines', () => {
    const line = 'c1;a@b.fr;A;B\n';

    expect(read(Buffer.alloc(10 * 1024 * 1024 + 1, 'a'))).toMatchObject({
      failure: { tag: 'FileTooLarge' },
    });
    expect(read(`${header}\n${line.repeat(20_001)}`)).toMatchObject({
      failure: { tag: 'TooManyLines', lines: 20_001, maximum: 20_000 },
    });
    expect(read(`${header}\n${line.repeat(20_000)}`).ok).toBe(true);
  });
});
