import type { Commune, CommuneTable } from './commune.ts';
import { nameKey } from './folding.ts';

/** Communes under a key, in the order in which they were put there. */
export class Shelves {
  readonly #byKey = new Map<string, Commune[]>();

  put(key: string, commune: Commune): void {
    const shelf = this.#byKey.get(key);
    if (shelf === undefined) this.#byKey.set(key, [commune]);
    else shelf.push(commune);
  }

  at(key: string): readonly Commune[] {
    return this.#byKey.get(key) ?? [];
  }

  keys(): Iterable<string> {
    return this.#byKey.keys();
  }
}

/** Postal codes → present communes, in the order of INSEE codes. */
export function shelvePostalCodes({ present }: CommuneTable): Shelves {
  const shelves = new Shelves();
  for (const commune of present) {
    for (const postalCode of commune.postalCodes) shelves.put(postalCode, commune);
  }
  return shelves;
}

/** The codes with a letter: the others would be taken for postal codes. */
export function shelveInseeCodes({ present }: CommuneTable): Shelves {
  const shelves = new Shelves();
  for (const commune of present) {
    if (/^2[AB]/.test(commune.insee)) shelves.put(commune.insee, commune);
  }
  return shelves;
}

/** The names by which a commune is known: its own, and without what the table adds in brackets. */
function namesOf({ nom }: Commune): string[] {
  const bare = nom.replace(/ \(.*\)$/, '');
  return bare === nom ? [nom] : [nom, bare];
}

export function shelveNames(communes: readonly Commune[]): Shelves {
  const shelves = new Shelves();
  for (const commune of communes) {
    for (const name of namesOf(commune)) shelves.put(nameKey(name), commune);
  }
  return shelves;
}

/** `Paris 11e Arrondissement` is also `Paris 11e` and `Paris 11ème`. */
export function shelveArrondissements({ arrondissements }: CommuneTable): Shelves {
  const shelves = new Shelves();
  for (const [name, commune] of arrondissements) {
    const short = nameKey(name.replace(' Arrondissement', ''));
    const ways = [nameKey(name), short, `${short}me`, short.replace(/e$/, 'eme')];
    for (const way of new Set(ways)) shelves.put(way, commune);
  }
  return shelves;
}
