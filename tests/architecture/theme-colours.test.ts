import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from '@jest/globals';

const source = join(import.meta.dirname, '../../webapp/src');
const literals =
  /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklch|oklab|color)a?\((?!var\(|\$\{)|(?<=[:\s])(?:white|black|red|green|blue|gr[ae]y|orange|yellow|purple)(?=[;\s])/gi;

it.each([
  ['color: #fff;', ['#fff']],
  ['color: rgba(0, 0, 0, 0.5);', ['rgba(']],
  ['color: white;', ['white']],
  ['color: rgba(var(--button-bg-rgb), 0.12);', []],
  ['color: currentColor;', []],
])('sees the colour literals of %s', (css, found) => {
  expect(css.match(literals) ?? []).toEqual(found);
});

it('takes every colour from the theme of the host', () => {
  const files = globSync('**/*.{css,tsx}', { cwd: source });

  const found = files.flatMap((file) => {
    const text = readFileSync(join(source, file), 'utf8');
    return (text.match(literals) ?? []).map((literal) => `${file}: ${literal}`);
  });

  expect(files.length).toBeGreaterThan(20);
  expect(found).toEqual([]);
});
