import { readFileSync } from 'node:fs';

import { readCommuneTable, type Commune, type Place } from './commune.ts';
import {
  shelveArrondissements,
  shelveInseeCodes,
  shelveNames,
  shelvePostalCodes,
} from './commune-index.ts';
import { nameKey } from './folding.ts';
import { indexNames } from './name-index.ts';
import { indexNearKeys } from './near-keys.ts';
import { searchCommunes, type CommuneSearch, type FoundPlace } from './search-communes.ts';

/** The official table of communes, in memory. */
export type Communes = {
  /** Present or merged commune of that code; the code of an arrondissement answers its commune. */
  readonly byInsee: (insee: string) => Commune | undefined;
  /** Present communes served by that postal code, by INSEE code. */
  readonly byPostalCode: (cp: string) => readonly Commune[];
  /**
   * Communes of exactly that name (accents, case, hyphens apart; `st` is `saint`), by INSEE code.
   * Merged communes only when no present one has the name. `Paris 11e` is Paris with 75011 alone.
   */
  readonly byExactName: (name: string) => readonly Commune[];
  /** The same for a name already made a key by `nameKey`. */
  readonly byNameKey: (key: string) => readonly Commune[];
  /** Present communes whose name is one edit away from that word, by INSEE code. */
  readonly nearName: (word: string) => readonly Commune[];
  readonly search: (query: string, search?: CommuneSearch) => FoundPlace[];
  /** True when code, postal code and official name stand together in the table. */
  readonly exists: (place: Place) => boolean;
  /** Code under which statistics count: the present commune of a merged or former code, else itself. */
  readonly presentCommune: (insee: string) => string;
};

const byCode = (a: Commune, b: Commune) => (a.insee < b.insee ? -1 : 1);

/** Reads the table once: 35,000 present communes, about 30 MB in memory. */
export function loadCommunes(
  text = readFileSync(new URL('communes.tsv', import.meta.url), 'utf8'),
): Communes {
  const table = readCommuneTable(text);
  const presentByCode = new Map(table.present.map((commune) => [commune.insee, commune]));
  const mergedByCode = new Map(table.merged.map((commune) => [commune.insee, commune]));
  const names = shelveNames(table.present);
  const merged = shelveNames(table.merged);
  const arrondissements = shelveArrondissements(table);
  const near = indexNearKeys({ [Symbol.iterator]: () => names.keys()[Symbol.iterator]() });
  const shelves = {
    names,
    merged,
    arrondissements,
    postalCodes: shelvePostalCodes(table),
    inseeCodes: shelveInseeCodes(table),
    index: {
      ...indexNames([names, merged, arrondissements].flatMap((shelf) => [...shelf.keys()])),
      near,
    },
  };

  const presentCommune = (insee: string) =>
    mergedByCode.get(insee)?.present ?? table.replacedCodes.get(insee) ?? insee;

  const byNameKey = (key: string) =>
    [names, arrondissements, merged]
      .map((shelf) => shelf.at(key))
      .find(({ length }) => length > 0) ?? [];

  return {
    presentCommune,
    byInsee: (insee) =>
      presentByCode.get(insee) ??
      mergedByCode.get(insee) ??
      presentByCode.get(presentCommune(insee)),
    byPostalCode: (cp) => shelves.postalCodes.at(cp),
    byNameKey,
    byExactName: (name) => byNameKey(nameKey(name)),
    nearName: (word) =>
      near(nameKey(word))
        .flatMap((key) => shelves.names.at(key))
        .sort(byCode),
    search: (query, search = {}) => searchCommunes(shelves, query, search),
    exists: ({ insee, cp, nom }) =>
      [presentByCode.get(insee), mergedByCode.get(insee)].some(
        (commune) => commune?.nom === nom && commune.postalCodes.includes(cp),
      ),
  };
}
