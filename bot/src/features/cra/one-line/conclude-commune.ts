import { placeOf, type Commune } from '../../territory/index.ts';
import { askAbout, joinReceived, type Conclusion } from './conclusion.ts';
import type { Mention } from './mention.ts';

type PlaceMention = {
  readonly kind: 'postal-code' | 'insee-code' | 'commune';
  readonly communes: readonly Commune[];
  readonly received: string;
};

function placeMentions(mentions: readonly Mention[]): PlaceMention[] {
  return mentions.flatMap(({ saying, received }) =>
    saying.kind === 'postal-code' || saying.kind === 'insee-code' || saying.kind === 'commune'
      ? [{ kind: saying.kind, communes: saying.communes, received }]
      : [],
  );
}

/** A merged commune is served by the postal codes of the present one, which does not list it. */
function accepts({ kind, communes, received }: PlaceMention, commune: Commune): boolean {
  return kind === 'postal-code'
    ? commune.postalCodes.includes(received)
    : communes.some(({ insee }) => insee === commune.insee);
}

/** `Y`, `Eu`, `Us`: too short to stand against another commune. */
const isShort = ({ kind, received }: PlaceMention) => kind === 'commune' && received.length <= 2;

/** The mentions that count, and the short names that turned out to be something else. */
function weigh(places: readonly PlaceMention[]) {
  const strong = places.filter((place) => !isShort(place));
  if (strong.length === 0) return { places, unknown: [] };
  const agrees = (place: PlaceMention) =>
    place.communes.some((commune) => strong.every((other) => accepts(other, commune)));
  return {
    places: places.filter((place) => !isShort(place) || agrees(place)),
    unknown: places.filter((place) => isShort(place) && !agrees(place)),
  };
}

/** Those of the adviser's département first, then by INSEE code. */
export function inOrder(communes: readonly Commune[], departement: string): string[] {
  const distance = (commune: Commune) => Number(commune.departement !== departement);
  const sorted = communes.toSorted(
    (a, b) => distance(a) - distance(b) || (a.insee < b.insee ? -1 : 1),
  );
  return [...new Set(sorted.map(({ insee }) => insee))];
}

/** Names first: they know merged communes and arrondissements, which postal codes do not list. */
const precision = { commune: 0, 'insee-code': 1, 'postal-code': 2 } as const;

function commonCommunes(places: readonly PlaceMention[]): Commune[] {
  const [most] = places.toSorted((a, b) => precision[a.kind] - precision[b.kind]);
  return (most?.communes ?? []).filter((commune) =>
    places.every((place) => accepts(place, commune)),
  );
}

/** The one commune that fits everything said of it, with the postal code given, else the lowest. */
export function concludeCommune(mentions: readonly Mention[], departement: string): Conclusion {
  const weighed = weigh(placeMentions(mentions));
  const { places } = weighed;
  const unknown = weighed.unknown.map(({ received }) => received);
  if (places.length === 0) return { unknown };
  const received = joinReceived(places);
  const common = commonCommunes(places);
  const [only, ...others] = common;
  const postalCodes = new Set(
    places.filter(({ kind }) => kind === 'postal-code').map((place) => place.received),
  );
  if (only !== undefined && others.length === 0 && postalCodes.size < 2) {
    return { found: { commune: placeOf(only, [...postalCodes][0]) }, unknown };
  }
  if (others.length > 0) {
    const candidates = inOrder(common, departement);
    return { ask: [askAbout('commune', 'several-communes', { received, candidates })], unknown };
  }
  const candidates = [...new Set(places.flatMap((place) => inOrder(place.communes, departement)))];
  const why = candidates.length === 0 ? 'unknown-commune' : 'two-values';
  return { ask: [askAbout('commune', why, { received, candidates })], unknown };
}
