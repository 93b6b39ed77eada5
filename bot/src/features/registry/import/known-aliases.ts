import type { LineRefusal } from './line-rules.ts';
import type { ReadLine } from './wanted-entry.ts';
import { emailsOf, type Entry } from '../registry.ts';
import type { EntryId } from '../../../core/actor.ts';

/**
 * Lines whose id was merged into another entry are lines of that entry, whose main address stays;
 * where the file has that entry too, the alias is refused and the other line counts.
 */
export function underAliases(
  lines: readonly ReadLine[],
  aliases: ReadonlyMap<EntryId, EntryId>,
  entries: ReadonlyMap<EntryId, Entry>,
): { readonly lines: readonly ReadLine[]; readonly refused: readonly LineRefusal[] } {
  if (aliases.size === 0) return { lines, refused: [] };
  const ids = new Set(lines.map(({ id }) => id));
  const refused: LineRefusal[] = [];
  const kept: ReadLine[] = [];
  for (const one of lines) {
    const target = aliases.get(one.id);
    if (target === undefined) kept.push(one);
    else if (ids.has(target)) {
      refused.push({ line: one.line, column: 'id', rule: 'id-merged', received: one.id });
    } else kept.push(asLineOf(one, target, entries.get(target)));
  }
  return { lines: kept, refused };
}

function asLineOf(line: ReadLine, id: EntryId, entry: Entry | undefined): ReadLine {
  const { wanted } = line;
  if (!wanted) return { ...line, id };
  const isKnown = entry && emailsOf(entry).includes(wanted.email);
  const address = isKnown ? { email: entry.email, otherEmails: undefined } : {};
  return { ...line, id, wanted: { ...wanted, ...address, id } };
}
