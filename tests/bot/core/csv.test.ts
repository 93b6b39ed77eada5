import { describe, expect, it } from '@jest/globals';

import { csvRow, harmlessCell } from '../../../bot/src/core/csv.ts';

describe('a row for spreadsheets', () => {
  it('has `;` between cells and CRLF at its end', () => {
    expect(csvRow(['a', 1, ''])).toBe('a;1;\r\n');
  });

  it('quotes what would end a cell, as RFC 4180 says', () => {
    expect(csvRow(['a;b', 'say "hi"', 'two\nlines'])).toBe('"a;b";"say ""hi""";"two\nlines"\r\n');
  });

  it('has a decimal comma, and never an apostrophe before a number', () => {
    expect(csvRow([1.5, -3])).toBe('1,5;-3\r\n');
  });

  it.each(['=1+1', '+33 6', '-5', '@all', '\tx', '\rx'])('defuses the text %j', (text) => {
    expect(harmlessCell(text)).toBe(`'${text}`);
  });

  it.each(['1=1', 'a', '', "'"])('leaves the text %j as it is', (text) => {
    expect(harmlessCell(text)).toBe(text);
  });
});
