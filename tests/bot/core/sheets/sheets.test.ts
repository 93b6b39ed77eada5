import { describe, expect, it } from '@jest/globals';

import { csvFile } from '../../../../bot/src/core/sheets/csv-file.ts';
import type { Row, Sheet } from '../../../../bot/src/core/sheets/sheet.ts';
import { xlsxFile } from '../../../../bot/src/core/sheets/xlsx-file.ts';
import { zipFile } from '../../../../bot/src/core/sheets/zip-file.ts';
import { gather, readZip } from '../../../support/read-zip.ts';

const aSheet = (...rows: readonly Row[]): Sheet => ({
  name: 'CRA',
  columns: [{ title: 'Durée' }, { title: 'Notes', width: 40 }],
  rows,
});

async function sheetXml(...rows: readonly Row[]): Promise<string> {
  const files = readZip(await gather(xlsxFile([aSheet(...rows)])));
  return files.get('xl/worksheets/sheet1.xml') ?? '';
}

describe('a CSV file', () => {
  const text = async (sheet: Sheet, decimalMark: ',' | '.' = ',') =>
    (await gather(csvFile(sheet, { decimalMark }))).toString('utf8');

  it('begins with the mark of UTF-8 and its titles', async () => {
    expect(await text(aSheet())).toBe('\uFEFFDurée;Notes\r\n');
  });

  it('writes each kind of cell: text, number, day, moment, percent, nothing', async () => {
    const sheet = aSheet([-1.5, 'é', { day: '2026-03-02' }], [{ pm: 625 }, undefined]);

    expect(await text(sheet)).toBe('\uFEFFDurée;Notes\r\n-1,5;é;2026-03-02\r\n62,5;\r\n');
    expect(await text(aSheet([{ moment: '2026-03-02 09:15' }, 1.5]), '.')).toContain(
      '2026-03-02 09:15;1.5',
    );
  });

  it('defuses what would be a formula', async () => {
    expect(await text(aSheet(['=1+1', '@a']))).toContain("'=1+1;'@a");
  });
});

describe('a workbook', () => {
  it('holds the parts that spreadsheets ask for, one sheet per table', async () => {
    const files = readZip(await gather(xlsxFile([aSheet(), { ...aSheet(), name: 'Thèmes' }])));

    expect([...files.keys()]).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/workbook.xml',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/worksheets/sheet1.xml',
      'xl/worksheets/sheet2.xml',
    ]);
    expect(files.get('xl/workbook.xml')).toContain(
      '<sheet name="Thèmes" sheetId="2" r:id="rId2"/>',
    );
  });

  it('names a sheet as spreadsheets allow it', async () => {
    const name = 'Temps par activité [2026] : mars/avril et la suite';
    const files = readZip(await gather(xlsxFile([{ ...aSheet(), name }])));

    expect(files.get('xl/workbook.xml')).toContain('"Temps par activité 2026 mars av"');
  });

  it('freezes its titles, in bold', async () => {
    const xml = await sheetXml();

    expect(xml).toContain(
      '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
    );
    expect(xml).toContain('<c s="1" t="inlineStr"><is><t xml:space="preserve">Durée</t></is></c>');
  });

  it('types its cells: numbers, days, moments and percents are numbers', async () => {
    const xml = await sheetXml([
      -3,
      { day: '2026-03-02' },
      { moment: '2026-03-02 12:00' },
      { pm: 625 },
    ]);

    expect(xml).toContain(
      '<row><c><v>-3</v></c><c s="2"><v>46083</v></c><c s="3"><v>46083.5</v></c><c s="4"><v>0.625</v></c></row>',
    );
  });

  it('never makes a formula of a text, which keeps its quote when it is edited', async () => {
    expect(await sheetXml(['=1+1'])).toContain(
      '<c s="5" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>',
    );
  });

  it('writes any text without breaking its XML', async () => {
    const xml = await sheetXml(['<a & "b">\u0000\u001f\ud800\n']);

    expect(xml).toContain('&lt;a &amp; &quot;b&quot;&gt;\ufffd\n</t>');
  });
});

describe('an archive', () => {
  const broken = async function* (): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(Buffer.from('begun'));
    throw new Error('the source broke');
  };

  it('breaks with its source', async () => {
    const archive = gather(zipFile([{ name: 'a', content: broken() }]));

    await expect(archive).rejects.toThrow('the source broke');
  });

  it('ends its source when its reader stops', async () => {
    const seen = { ended: false };
    const endless = async function* (): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield await Promise.resolve(Buffer.alloc(65_536, Math.random().toString()));
      } finally {
        seen.ended = true;
      }
    };
    for await (const bytes of zipFile([{ name: 'a', content: endless() }])) {
      if (bytes.byteLength > 1_000) break;
    }

    expect(seen.ended).toBe(true);
  });
});
