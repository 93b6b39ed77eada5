import { placeOf, type Commune, type Place } from './commune.ts';
import type { Shelves } from './commune-index.ts';
import { nameWords } from './folding.ts';
import type { NameIndex } from './name-index.ts';

export type CommuneSearch = {
  /** Département whose communes come first among equals. */
  readonly departement?: string | undefined;
  /** 10 by default. */
  readonly limit?: number | undefined;
};

export type FoundPlace = Place & { readonly departement: string };

type SearchNames = NameIndex & { readonly near: (word: string) => readonly string[] };

type SearchShelves = {
  readonly names: Shelves;
  readonly merged: Shelves;
  readonly arrondissements: Shelves;
  readonly postalCodes: Shelves;
  /** Only the codes that cannot be a postal code (`2A004`). */
  readonly inseeCodes: Shelves;
  readonly index: SearchNames;
};

type Hit = { readonly commune: Commune; readonly cp: string | undefined };

/** How names answer a query, best first. */
const tiers: readonly ((names: SearchNames, query: string) => readonly string[])[] = [
  (_, query) => [query],
  (names, query) => (query.length > 1 ? names.beginningWith(query) : []),
  (names, query) => (query.length > 1 ? names.withWord(query) : []),
  (names, query) => (query.length > 3 ? [...names.near(query), ...names.beginningNear(query)] : []),
];

function byNearness(departement: string | undefined) {
  const distance = ({ commune }: Hit) => Number(commune.departement !== departement);
  return (a: Hit, b: Hit) =>
    distance(a) - distance(b) ||
    b.commune.population - a.commune.population ||
    (a.commune.insee < b.commune.insee ? -1 : 1);
}

function hitsNamed(shelves: SearchShelves, names: readonly string[]): Hit[] {
  return names.flatMap((name) =>
    [shelves.names, shelves.merged, shelves.arrondissements].flatMap((shelf) =>
      shelf.at(name).map((commune) => ({ commune, cp: undefined })),
    ),
  );
}

function postalCodeHits(shelves: SearchShelves, digits: string): Hit[] {
  if (digits.length < 2) return [];
  return [...shelves.postalCodes.keys()]
    .filter((cp) => cp.startsWith(digits))
    .flatMap((cp) => shelves.postalCodes.at(cp).map((commune) => ({ commune, cp })));
}

/** The hits of a query: by postal code, by name, or by both when both are typed. */
function* hitsInOrder(shelves: SearchShelves, query: string, departement?: string): Iterable<Hit> {
  const words = nameWords(query);
  const digits = words.find((word) => /^\d{2,5}$/.test(word));
  const name = words.filter((word) => word !== digits).join(' ');
  const inOrder = byNearness(departement);
  for (const commune of shelves.inseeCodes.at(query.trim().toUpperCase())) {
    yield { commune, cp: undefined };
  }
  if (digits !== undefined && name === '') {
    yield* postalCodeHits(shelves, digits).sort(inOrder);
    return;
  }
  for (const tier of tiers) {
    for (const hit of hitsNamed(shelves, tier(shelves.index, name)).sort(inOrder)) {
      const cp = hit.commune.postalCodes.find((code) => code.startsWith(digits ?? ''));
      if (cp !== undefined) yield { commune: hit.commune, cp };
    }
  }
}

/**
 * Communes for a postal code or a name being typed: exact names, then names that begin so, then
 * names with a word that begins so, then one typing error forgiven; in each the département asked
 * for first, then the most inhabited. One letter finds exact names only.
 */
export function searchCommunes(
  shelves: SearchShelves,
  query: string,
  { departement, limit = 10 }: CommuneSearch,
): FoundPlace[] {
  const found = new Map<string, FoundPlace>();
  for (const { commune, cp } of hitsInOrder(shelves, query.slice(0, 80), departement)) {
    if (found.size >= limit) break;
    const place = placeOf(commune, cp);
    const key = `${place.insee} ${place.cp} ${place.nom}`;
    if (!found.has(key)) found.set(key, { ...place, departement: commune.departement });
  }
  return [...found.values()];
}
