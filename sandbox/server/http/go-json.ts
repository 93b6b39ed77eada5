/**
 * Bodies are read as Go reads them: types are strict, `null` and absence are the zero value, keys
 * match whatever their case, unknown keys and text after the first value are ignored.
 */
export type Decoder<T> = (value: unknown) => T;

/** The value has another type than the field. */
export class Mismatch extends Error {}

export const text: Decoder<string> = (value) => {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') throw new Mismatch('not a text');
  return value;
};

export const whole: Decoder<number> = (value) => {
  if (value === undefined || value === null) return 0;
  if (typeof value !== 'number' || !Number.isInteger(value)) throw new Mismatch('not a number');
  return value;
};

export const truth: Decoder<boolean> = (value) => {
  if (value === undefined || value === null) return false;
  if (typeof value !== 'boolean') throw new Mismatch('not a truth value');
  return value;
};

export const anything: Decoder<unknown> = (value) => value;

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object of any values. */
export const record: Decoder<Readonly<Record<string, unknown>>> = (value) => {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) throw new Mismatch('not an object');
  return value;
};

/** An object whose values are texts. */
export const textMap: Decoder<Readonly<Record<string, string>>> = (value) =>
  Object.fromEntries(Object.entries(record(value)).map(([key, item]) => [key, text(item)]));

export function list<T>(item: Decoder<T>): Decoder<readonly T[]> {
  return (value) => {
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) throw new Mismatch('not a list');
    return value.map((element: unknown) => item(element));
  };
}

/** A pointer in Go: absent or `null` stays `undefined`. */
export function optional<T>(item: Decoder<T>): Decoder<T | undefined> {
  return (value) => (value === undefined || value === null ? undefined : item(value));
}

type Fields = Readonly<Record<string, Decoder<unknown>>>;
export type Struct<F extends Fields> = { readonly [K in keyof F]: ReturnType<F[K]> };

export function struct<F extends Fields>(fields: F): Decoder<Struct<F>> {
  return (value) => {
    const given = record(value);
    const lowered = new Map(Object.entries(given).map(([key, item]) => [key.toLowerCase(), item]));
    const read = Object.entries(fields).map(([key, decode]) => [
      key,
      decode(key in given ? given[key] : lowered.get(key.toLowerCase())),
    ]);
    return Object.fromEntries(read) as Struct<F>; // eslint-disable-line @typescript-eslint/consistent-type-assertions -- fromEntries forgets which key has which type
  };
}

/** The first JSON value of a body; throws {@link Mismatch} where there is none. */
export function firstJson(body: Buffer): unknown {
  const source = body.toString('utf8');
  try {
    return JSON.parse(source);
  } catch (error) {
    const end = /after JSON at position (\d+)/.exec(String(error))?.[1];
    if (end === undefined) throw new Mismatch('no JSON');
    return JSON.parse(source.slice(0, Number(end)));
  }
}
