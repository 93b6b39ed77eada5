import type { Communes, FoundPlace, Place } from '../../territory/index.ts';
import { nameKey, placeOf } from '../../territory/index.ts';
import { say, typed, type Text } from '../../../core/text.ts';

export type ReadCommune =
  | { readonly kind: 'found'; readonly place: Place }
  | { readonly kind: 'asked'; readonly sentence: Text };

/**
 * A commune as typed: `Nantes`, `44000`, `44000 Nantes`, `Nantes (44000)`. Never corrected without
 * asking: several, or none exactly, are proposed in a sentence.
 */
export function readCommune(text: string, communes: Communes, departement: string): ReadCommune {
  if (text === '') return { kind: 'asked', sentence: say('refusal.required') };
  const cp = /(?<!\d)\d{5}(?!\d)/.exec(text)?.[0];
  const name = text
    .replace(cp ?? '', '')
    .replace(/[(),]/g, ' ')
    .trim();
  const exact = exactPlaces({ cp, name }, communes);
  const [place, ...others] = exact;
  if (place && others.length === 0) return { kind: 'found', place };
  const near = exact.length > 0 ? exact : communes.search(text, { departement, limit: 5 });
  const [meant, ...doubts] = near.filter((one) => isNamed(one, { cp, name }));
  if (meant && doubts.length === 0) {
    const { insee, nom } = meant;
    return { kind: 'found', place: { insee, cp: meant.cp, nom } };
  }
  return { kind: 'asked', sentence: proposal(text, near.slice(0, 5)) };
}

/** Name and code as they are proposed: a merged commune that shares its name with a present one. */
function isNamed(place: Place, { cp, name }: { cp: string | undefined; name: string }): boolean {
  return place.cp === cp && nameKey(place.nom) === nameKey(name);
}

function exactPlaces(
  { cp, name }: { cp: string | undefined; name: string },
  communes: Communes,
): readonly Place[] {
  if (cp === undefined) return communes.byExactName(name).map((commune) => placeOf(commune));
  const served = communes.byPostalCode(cp);
  const named = name === '' ? served : communes.byExactName(name);
  return named
    .filter(({ postalCodes }) => postalCodes.includes(cp))
    .map((commune) => placeOf(commune, cp));
}

function proposal(received: string, places: readonly (Place | FoundPlace)[]): Text {
  if (places.length === 0) return say('cra.entry.communeUnknown', { received: typed(received) });
  const proposals = places.map(({ nom, cp }) => say('cra.entry.place', { nom: typed(nom), cp }));
  return say('cra.entry.communeSeveral', { received: typed(received), proposals });
}
