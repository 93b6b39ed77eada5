import { departementOf } from './departements.ts';

/** A commune of the official table, present or merged into another. */
export type Commune = {
  readonly insee: string;
  readonly nom: string;
  /** Ascending, so that the first is the one used for a name alone; never a CEDEX. */
  readonly postalCodes: readonly string[];
  /** Inhabitants; 0 for a merged commune. */
  readonly population: number;
  readonly departement: string;
  /** Code of the commune that stands there today: its own, unless it was merged. */
  readonly present: string;
};

/** A commune as a CRA keeps it. */
export type Place = { readonly insee: string; readonly cp: string; readonly nom: string };

export type CommuneTable = {
  readonly present: readonly Commune[];
  readonly merged: readonly Commune[];
  /** Paris, Lyon and Marseille again, each under the name and postal code of an arrondissement. */
  readonly arrondissements: ReadonlyMap<string, Commune>;
  /** Code of an arrondissement or code out of use → code of the present commune. */
  readonly replacedCodes: ReadonlyMap<string, string>;
};

function readPresent([
  ,
  insee = '',
  nom = '',
  postalCodes = '',
  population = '',
]: string[]): Commune {
  return {
    insee,
    nom,
    postalCodes: postalCodes.split(' '),
    population: Number(population),
    departement: departementOf(insee),
    present: insee,
  };
}

/** Reads the file that `build/territory.mjs` writes. */
export function readCommuneTable(text: string): CommuneTable {
  const present = new Map<string, Commune>();
  const merged: Commune[] = [];
  const arrondissements = new Map<string, Commune>();
  const replacedCodes = new Map<string, string>();
  for (const line of text.split('\n')) {
    const row = line.split('\t');
    const [kind = '', insee = '', nom = '', target = '', postalCode = ''] = row;
    const now = present.get(target);
    if (kind === 'C') present.set(insee, readPresent(row));
    else if (now !== undefined && kind === 'M') {
      merged.push({ ...now, insee, nom, population: 0, departement: departementOf(insee) });
    } else if (now !== undefined && kind === 'A') {
      arrondissements.set(nom, { ...now, postalCodes: [postalCode] });
      replacedCodes.set(insee, target);
    } else if (kind === 'F') replacedCodes.set(insee, target);
  }
  return { present: [...present.values()], merged, arrondissements, replacedCodes };
}

/** With the postal code given, else the lowest. */
export function placeOf({ insee, nom, postalCodes }: Commune, cp = postalCodes[0] ?? ''): Place {
  return { insee, cp, nom };
}
