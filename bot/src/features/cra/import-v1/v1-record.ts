/** A record of a v1 file: untrusted, its extended JSON unwrapped. */
export interface V1Record {
  readonly sourceId: string | undefined;
  readonly conseiller: unknown;
  readonly structure: unknown;
  readonly permanence: unknown;
  readonly createdAt: unknown;
  readonly updatedAt: unknown;
  /** The fields of the report itself. */
  readonly cra: Fields;
  /** Keys that mean nothing to us, with their values. */
  readonly unknownKeys: readonly (readonly [string, unknown])[];
}

export type Fields = Readonly<Record<string, unknown>>;

const recordKeys = [
  '_id',
  'cra',
  'conseiller',
  'structure',
  'permanence',
  'createdAt',
  'updatedAt',
] as const;

/** Written by the database of v1 for itself. */
const silentKeys = new Set(['__v']);

export const craKeys = [
  'dateAccompagnement',
  'canal',
  'codePostal',
  'nomCommune',
  'codeCommune',
  'activite',
  'nbParticipants',
  'nbParticipantsRecurrents',
  'age',
  'statut',
  'themes',
  'sousThemes',
  'duree',
  'accompagnement',
  'organismes',
] as const;

/** Whether a value could be a v1 record at all. */
export function looksLikeRecord(value: unknown): boolean {
  if (!isFields(value)) return false;
  const record = unwrapped(value);
  return isFields(record['cra']) || craKeys.some((key) => Object.hasOwn(record, key));
}

/** Reads a record; `undefined` for what is none. Fields may stand in `cra` or beside the ids. */
export function readRecord(value: unknown): V1Record | undefined {
  if (!isFields(value)) return undefined;
  const record = unwrapped(plain(value));
  const cra = isFields(record['cra']) ? record['cra'] : pick(record, craKeys);
  const isFlat = !isFields(record['cra']);
  const known = new Set<string>([...recordKeys, ...(isFlat ? craKeys : [])]);
  const { _id: id } = record;
  return {
    sourceId: typeof id === 'string' || typeof id === 'number' ? String(id).trim() : undefined,
    conseiller: record['conseiller'],
    structure: record['structure'],
    permanence: record['permanence'],
    createdAt: record['createdAt'],
    updatedAt: record['updatedAt'],
    cra,
    unknownKeys: [...others(record, known), ...others(cra, new Set(craKeys))],
  };
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A sample wraps its records with what is expected of them. */
function unwrapped(record: Fields): Fields {
  const { v1 } = record;
  return isFields(v1) ? v1 : record;
}

function others(fields: Fields, known: ReadonlySet<string>) {
  return Object.entries(fields).filter(([key]) => !known.has(key) && !silentKeys.has(key));
}

function pick(fields: Fields, keys: readonly string[]): Fields {
  return Object.fromEntries(keys.flatMap((key) => (key in fields ? [[key, fields[key]]] : [])));
}

/** `{"$oid": "…"}`, `{"$date": …}`, `{"$numberInt": "1"}` and their like, as what they mean. */
function plain(value: unknown): never {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the same value with its wrappers taken off
  return unwrapExtended(value) as never;
}

function unwrapExtended(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unwrapExtended);
  if (!isFields(value)) return value;
  const [only] = Object.entries(value);
  if (only !== undefined && only[0].startsWith('$')) return unwrapOne(value, only[0]);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, unwrapExtended(one)]));
}

function unwrapOne(value: Fields, key: string): unknown {
  const inside = unwrapExtended(value[key]);
  switch (key) {
    case '$oid':
    case '$symbol':
      return inside;
    case '$ref':
      return unwrapExtended(value['$id']);
    case '$date': {
      const instant = typeof inside === 'string' ? Date.parse(inside) : Number(inside);
      return Number.isNaN(instant) ? inside : new Date(instant).toISOString();
    }
    case '$numberInt':
    case '$numberLong':
    case '$numberDouble':
    case '$numberDecimal':
      return Number(inside);
    default:
      return value;
  }
}
