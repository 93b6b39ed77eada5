import type { CraContent } from '@coop/contract/cra';

import type { Cra } from '../cra.ts';
import type { CraReader } from '../ports.ts';
import { sameValue } from '../same-content.ts';

/** The author's CRAs in force of its series that come after it, by date; none without a series. */
export async function followersOf(
  cras: Pick<CraReader, 'ofSeries'>,
  { author, id, content }: Pick<Cra, 'author' | 'id' | 'content'>,
): Promise<readonly Cra[]> {
  if (content.serie === undefined) return [];
  const series = await cras.ofSeries(author, content.serie);
  const own = positionOf({ id, content });
  return series.filter((cra) => cra.id !== id && positionOf(cra) > own);
}

function positionOf({ id, content }: Pick<Cra, 'id' | 'content'>): string {
  return `${content.date} ${id}`;
}

/** Each date is its own, and so is the series. */
const ownFields = new Set(['date', 'serie']);

/**
 * The content of one that follows, after what was changed in another: the fields that differ between
 * its two revisions take their new value, all others stay as they were.
 */
export function withChanges(
  content: CraContent,
  { before, after }: { readonly before: CraContent; readonly after: CraContent },
): Readonly<Record<string, unknown>> {
  const [old, next]: readonly Readonly<Record<string, unknown>>[] = [before, after];
  const fields: Record<string, unknown> = { ...content };
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (ownFields.has(name) || sameValue(old?.[name], next?.[name])) continue;
    if (next?.[name] === undefined) Reflect.deleteProperty(fields, name);
    else fields[name] = next[name];
  }
  return fields;
}
