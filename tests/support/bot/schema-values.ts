import fc from 'fast-check';
import * as z from 'zod';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** The words of JSON Schema that our document uses. */
const known = z.object({
  type: z.optional(z.string()),
  const: z.optional(z.unknown()),
  enum: z.optional(z.array(z.unknown())),
  properties: z.optional(z.record(z.string(), z.record(z.string(), z.unknown()))),
  required: z.optional(z.array(z.string())),
  propertyNames: z.optional(z.record(z.string(), z.unknown())),
  additionalProperties: z.optional(z.union([z.boolean(), z.record(z.string(), z.unknown())])),
  items: z.optional(z.record(z.string(), z.unknown())),
  minItems: z.optional(z.number()),
  maxItems: z.optional(z.number()),
  minLength: z.optional(z.number()),
  maxLength: z.optional(z.number()),
  pattern: z.optional(z.string()),
  minimum: z.optional(z.number()),
  maximum: z.optional(z.number()),
  multipleOf: z.optional(z.number()),
});

/** Values that the schema admits, or nearly: the rules that bind fields are not in it. */
export function valuesOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  const read = known.parse(schema);
  if ('const' in schema) return fc.constant(read.const);
  if (read.enum) return fc.constantFrom(...read.enum);
  switch (read.type) {
    case 'string':
      return texts(read);
    case 'integer':
    case 'number':
      return integers(read);
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(valuesOf(read.items ?? {}), {
        minLength: read.minItems ?? 0,
        maxLength: Math.min(read.maxItems ?? 5, 5),
      });
    case 'object':
      return objects(read);
    default:
      return fc.anything();
  }
}

type Read = z.infer<typeof known>;

function texts({ pattern, minLength = 0, maxLength = 60 }: Read): fc.Arbitrary<string> {
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  return fc.string({ minLength, maxLength: Math.min(maxLength, 60), unit: 'grapheme' });
}

function integers({ minimum = -5, maximum = 500, multipleOf = 1 }: Read): fc.Arbitrary<number> {
  const min = Math.ceil(Math.max(minimum, -1_000) / multipleOf);
  const max = Math.floor(Math.min(maximum, 1_000) / multipleOf);
  return fc.integer({ min, max }).map((steps) => steps * multipleOf);
}

function objects(read: Read): fc.Arbitrary<unknown> {
  const { properties, required = [], propertyNames, additionalProperties } = read;
  if (properties) {
    const fields = Object.entries(properties).map(
      ([name, inside]) => [name, valuesOf(inside)] as const,
    );
    const shape = Object.fromEntries<fc.Arbitrary<unknown>>(fields);
    return fc.record(shape, { requiredKeys: required.filter((name) => name in shape) });
  }
  const names = propertyNames ? valuesOf(propertyNames).map(String) : fc.string();
  const inside =
    typeof additionalProperties === 'object' ? valuesOf(additionalProperties) : fc.anything();
  return fc.dictionary(names, inside, { maxKeys: 5 });
}

const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything(),
  fc.constantFrom<unknown>(
    null,
    '',
    '\u0000',
    '\ud800',
    '2026-02-30',
    Number.MAX_SAFE_INTEGER,
    -1,
    0.5,
    1e308,
    [],
    {},
    { toString: 1 },
    { constructor: 1, hasOwnProperty: 1, valueOf: 1 },
    'x'.repeat(30_000),
    ['x'.repeat(3_000)],
  ),
  fc.integer({ min: 2, max: 60 }).map(nested),
);

function nested(depth: number): unknown {
  return depth === 0 ? 1 : [nested(depth - 1)];
}

/**
 * What the schema admits, or the sample, which obeys all rules; the same with one or more places
 * changed; or something else.
 */
export function bodiesOf(schema: JsonSchema, sample?: unknown): fc.Arbitrary<unknown> {
  const made = valuesOf(schema);
  const valid = sample === undefined ? made : fc.oneof(made, fc.constant(sample));
  const mutated = fc
    .tuple(valid, fc.array(changes, { minLength: 1, maxLength: 3 }))
    .map(([value, all]) => all.reduce(apply, value));
  return fc.oneof({ weight: 3, arbitrary: valid }, { weight: 5, arbitrary: mutated }, hostile);
}

/** Keys that no form has, some of which every object answers to. */
const unknownKeys = ['extra', 'constructor', 'toString', 'hasOwnProperty', '', '0', '$ref', 'é'];

interface Change {
  /** Which key to follow at each level. */
  readonly path: readonly number[];
  readonly kind: 'replace' | 'remove' | 'add';
  readonly key: string;
  readonly put: unknown;
}

const changes: fc.Arbitrary<Change> = fc.record({
  path: fc.array(fc.nat(100), { maxLength: 3 }),
  kind: fc.constantFrom('replace', 'remove', 'add'),
  key: fc.constantFrom(...unknownKeys),
  put: hostile,
});

type Entries = readonly (readonly [string, unknown])[];

/** The value with one place in it replaced, removed or added. */
function apply(value: unknown, { path, kind, key, put }: Change): unknown {
  const [step, ...rest] = path;
  if (typeof value !== 'object' || value === null) return put;
  const entries: Entries = Object.entries(value);
  if (kind === 'add' && (step === undefined || entries.length === 0)) {
    return rebuilt(value, [...entries, [key, put]]);
  }
  if (step === undefined) return put;
  const at = step % Math.max(entries.length, 1);
  const next = entries.flatMap(([name, inside], index): Entries => {
    if (index !== at) return [[name, inside]];
    if (kind === 'remove' && rest.length === 0) return [];
    return [[name, apply(inside, { path: rest, kind, key, put })]];
  });
  return rebuilt(value, next);
}

function rebuilt(like: object, entries: Entries): unknown {
  return Array.isArray(like) ? entries.map(([, inside]) => inside) : Object.fromEntries(entries);
}
