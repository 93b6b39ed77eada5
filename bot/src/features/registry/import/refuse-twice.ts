import type { LineRefusal } from './line-rules.ts';
import type { ReadLine } from './wanted-entry.ts';

/**
 * Refuses **all** lines whose id or address stands on another line too, also when that one is
 * refused for something else.
 */
export function refuseTwice(lines: readonly ReadLine[]): readonly LineRefusal[] {
  const byId = countOf(lines.map(({ id }) => [id]));
  const byEmail = countOf(lines.map(({ emails }) => [...new Set(emails)]));
  return lines.flatMap(({ line, id, emails }) => {
    const again = emails.find((email) => (byEmail.get(email) ?? 0) > 1);
    const refusals: LineRefusal[] = [];
    if (id !== '' && (byId.get(id) ?? 0) > 1) {
      refusals.push({ line, column: 'id', rule: 'id-twice', received: id });
    }
    if (again !== undefined) {
      const column = emails[0] === again ? 'email' : 'autres_emails';
      refusals.push({ line, column, rule: 'email-twice', received: again });
    }
    return refusals;
  });
}

function countOf(lists: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of lists.flat()) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}
