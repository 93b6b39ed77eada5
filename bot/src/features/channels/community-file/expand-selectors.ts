import type { Audience, Referent, Selector } from '../channels.ts';
import type { Item } from './expand-items.ts';
import type { CommunityFindings, ProblemCode } from './problems.ts';
import type { Located } from '../../../core/yaml/readers.ts';
import type { AudienceShape, ReferentShape, SelectorShape } from './selector-shape.ts';

/** The names that a selector may use. */
export interface KnownNames {
  readonly territories: ReadonlySet<string>;
  readonly regions: ReadonlySet<string>;
  readonly hubs: ReadonlySet<string>;
  readonly tools: ReadonlySet<string>;
}

export interface Expanding {
  readonly known: KnownNames;
  /** Absent for a definition of one channel. */
  readonly item?: Item;
  /** Problems of the first item only: the others have the same. */
  readonly findings?: CommunityFindings;
}

/** An audience with `same` and names looked up. */
export function expandAudience(shape: AudienceShape, expanding: Expanding): Audience {
  if (typeof shape === 'string') return shape;
  return shape.map((selector) => expandSelector(selector, expanding));
}

export function expandReferent(shape: ReferentShape, expanding: Expanding): Referent {
  if (isNamed(shape)) return { username: shape.value.slice(1), isFallback: false };
  const { fallback = false, ...selector } = shape;
  return { selector: expandSelector(selector, expanding), isFallback: fallback };
}

function isNamed(shape: ReferentShape): shape is Located<string> {
  return 'at' in shape;
}

function expandSelector(shape: SelectorShape, expanding: Expanding): Selector {
  const { known } = expanding;
  const codes = (
    names: readonly Located<string>[] | undefined,
    of: Item['of'] | undefined,
    list: ReadonlySet<string>,
  ) => names?.map((name) => resolveName(name, { of, list }, expanding)).filter((one) => one !== '');
  const territories = codes(shape.territory, 'territory', known.territories);
  const regions = codes(shape.region, undefined, known.regions);
  const hubs = codes(shape.hub, 'hub', known.hubs);
  const tools = codes(shape.tool, 'tool', known.tools);
  return {
    ...(shape.role && { roles: shape.role }),
    ...(territories && { territories }),
    ...(regions && { regions }),
    ...(hubs && { hubs }),
    ...(tools && { tools }),
    ...(shape.structure && { structures: shape.structure }),
    ...(shape.person && { people: shape.person }),
  };
}

function resolveName(
  { value, at }: Located<string>,
  { of, list }: { readonly of: Item['of'] | undefined; readonly list: ReadonlySet<string> },
  { item, findings }: Expanding,
): string {
  const refuse = (code: ProblemCode) => {
    findings?.add(at, code, { value, expected: of ?? '' });
    return '';
  };
  if (value === 'same' && of !== undefined) {
    return item?.of === of ? item.code : refuse('same-outside-each');
  }
  return list.has(value) ? value : refuse('unknown-reference');
}
