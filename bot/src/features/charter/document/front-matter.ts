import {
  listOf,
  located,
  oneOf,
  optional,
  record,
  required,
  text,
  textOfBytes,
  truth,
  whole,
  type RecordOf,
} from '../../../core/yaml/readers.ts';
import { plainOf, type Cursor } from '../../../core/yaml/yaml-cursor.ts';

const id = text(32, /^[a-z0-9-]{1,32}$/);
const step = record({ id: required(located(id)), text: required(text(300)) });

const fields = {
  id: required(id),
  version: required(located(text(9))),
  language: required(text(2, /^[a-z]{2}$/)),
  title: required(text(80)),
  effective: required(located(text(10))),
  scope: required(oneOf('community', 'channel')),
  graceDays: optional(whole(1, 90)),
  changes: optional(text(600)),
  summary: required(textOfBytes(1_500)),
  commitments: required(
    located(
      listOf(
        record({
          id: required(located(id)),
          label: required(textOfBytes(24)),
          text: required(textOfBytes(150)),
        }),
      ),
    ),
  ),
  articles: required(
    located(
      listOf(
        record({
          id: required(located(id)),
          title: required(text(80)),
          reason: required(truth),
          severity: optional(whole(1, 3)),
          cap: optional(located(id)),
        }),
      ),
    ),
  ),
  proscribed: optional(
    listOf(
      record({
        id: required(located(id)),
        article: required(located(id)),
        text: required(textOfBytes(150)),
      }),
    ),
  ),
  ladder: optional(listOf(step)),
  companion: optional(step),
  /** Selectors of channels.md: read by what shows the referents. */
  referents: optional((cursor: Cursor) => plainOf(cursor)),
  faq: optional(listOf(record({ q: required(text(80)), a: required(text(400)) }))),
};

export type FrontMatter = RecordOf<typeof fields>;

export const readFrontMatter = record(fields);
