import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Under which commune statistics count, without the table of names. */
export interface PresentCommunes {
  /** Code of the present commune of a merged or former code, else itself. */
  readonly presentCommune: (insee: string) => string;
  /** Another when a code has become another one. */
  readonly version: string;
}

export function loadPresentCommunes(
  text = readFileSync(new URL('communes.tsv', import.meta.url), 'utf8'),
): PresentCommunes {
  const present = new Map<string, string>();
  const hash = createHash('sha256');
  for (const [line, insee = '', target = ''] of text.matchAll(
    /^[MAF]\t([^\t]*)\t[^\t]*\t([^\t\n]*)/gm,
  )) {
    present.set(insee, target);
    hash.update(line);
  }
  return {
    presentCommune: (insee) => present.get(insee) ?? insee,
    version: hash.digest('hex').slice(0, 16),
  };
}
