import { roles } from '@coop/contract/identity-routes';

import {
  located,
  oneOf,
  oneOrMany,
  optional,
  record,
  text,
  truth,
  type Located,
  type Read,
  type RecordOf,
} from '../../../core/yaml/readers.ts';

const codes = oneOrMany(located(text(64)));

const selectorFields = {
  role: optional(oneOrMany(oneOf(...roles))),
  territory: optional(codes),
  region: optional(codes),
  hub: optional(codes),
  tool: optional(codes),
  structure: optional(oneOrMany(text(14, /^\d{14}$/))),
  person: optional(oneOrMany(text(64, /^[A-Za-z0-9._-]+$/))),
};

/** A selector as it is written: `same` and names not looked up yet. */
export type SelectorShape = RecordOf<typeof selectorFields>;

const readSelector = record(selectorFields);

export type AudienceShape = 'everyone' | 'none' | readonly SelectorShape[];

/** `everyone`, `none`, or selectors. */
export const readAudience: Read<AudienceShape> = (cursor) =>
  cursor.node.kind === 'value'
    ? oneOf('everyone', 'none')(cursor)
    : oneOrMany(readSelector)(cursor);

const referentFields = { ...selectorFields, fallback: optional(truth) };

export type ReferentShape = RecordOf<typeof referentFields> | Located<string>;

const readNamed = located(text(65, /^@[a-z0-9._-]+$/));
const readSelected = record(referentFields);

/** A selector, perhaps a fallback, or `@username`. */
export const readReferents = oneOrMany<ReferentShape>((cursor) =>
  cursor.node.kind === 'value' ? readNamed(cursor) : readSelected(cursor),
);
