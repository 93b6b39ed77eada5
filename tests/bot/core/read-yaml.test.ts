import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';

import { readYaml } from '../../../bot/src/core/read-yaml.ts';
import { runes, utf8Bytes } from '../../../bot/src/core/text-limits.ts';

const schema = z.strictObject({
  name: runes(2, 5),
  kind: z.enum(['open', 'closed']),
  size: z.int().min(1).max(9).optional(),
  labels: z
    .array(z.strictObject({ id: z.string().regex(/^[a-z]+$/), text: utf8Bytes(1, 6) }))
    .max(2),
});

function problemsOf(text: string, firstLine?: number): readonly string[] {
  const read = readYaml(text, schema, firstLine);
  if (read.ok) return [];
  return read.failure.problems.map(
    ({ line, column, path, rule, received, expected }) =>
      `${String(line)}:${String(column)} ${path} ${rule} «${received}» ${expected}`,
  );
}

describe('a YAML text', () => {
  it('is read, with the place of each part', () => {
    const read = readYaml('name: été\nkind: open\nlabels:\n  - {id: a, text: b}\n', schema, 10);

    expect(read).toMatchObject({ ok: true, value: { value: { name: 'été', kind: 'open' } } });
    expect(read.ok && read.value.placeOf(['labels', 0, 'text'])).toEqual({ line: 13, column: 19 });
  });

  it('answers every problem at once, in the order of the text, with line and column', () => {
    const text = [
      'name: abcdef',
      'kind: shut',
      'size: 12',
      'colour: red',
      'labels:',
      '  - {id: A1, text: "éééé"}',
      '  - {id: b}',
    ].join('\n');

    expect(problemsOf(text, 2)).toEqual([
      '2:7 name too-long «abcdef» 5',
      '3:7 kind wrong-value «shut» open, closed',
      '4:7 size too-big «12» 9',
      '5:1 colour unknown-key «colour» ',
      '7:10 labels.0.id wrong-form «A1» Invalid string: must match pattern /^[a-z]+$/',
      '7:20 labels.0.text too-long «éééé» 6',
      '8:5 labels.1.text required «» string',
    ]);
  });

  it('is refused when a key comes twice or it is no YAML', () => {
    expect(problemsOf('name: ab\nname: cd\n')).toEqual(['2:1  key-twice «» ']);
    expect(problemsOf('name: [ab\n')[0]).toMatch(/^\d+:\d+ {2}syntax/);
  });

  it('is refused when it expands too often', () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x,x]', 'b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]'];
    const text = [...bomb, 'c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]', 'd: [*c,*c,*c,*c,*c]'];

    expect(problemsOf(text.join('\n'))).toEqual(['1:1  too-many-aliases «» 100']);
  });

  it('asks for what is missing as a whole', () => {
    expect(problemsOf('')).toEqual(['1:1  wrong-type «null» object']);
  });
});
