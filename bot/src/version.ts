import { readFileSync } from 'node:fs';

/** Of the product, from the package that is installed. */
export const version = readVersion();

function readVersion(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  const found: unknown = JSON.parse(text);
  const known = typeof found === 'object' && found !== null && 'version' in found;
  return known && typeof found.version === 'string' ? found.version : '0.0.0';
}
