import { readFileSync } from 'node:fs';

/**
 * The code under which statistics count a commune (that of the present one for a merged or former
 * code, else itself), without the table of names.
 */
export function loadPresentCommunes(
  text = readFileSync(new URL('communes.tsv', import.meta.url), 'utf8'),
): (insee: string) => string {
  const present = new Map<string, string>();
  for (const [, insee = '', target = ''] of text.matchAll(/^[MAF]\t([^\t]*)\t[^\t]*\t([^\t\n]*)/gm)) {
    present.set(insee, target);
  }
  return (insee) => present.get(insee) ?? insee;
}
