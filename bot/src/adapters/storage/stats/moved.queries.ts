import type { CraContent } from '@coop/contract/cra';

import type { Session } from '../session.ts';
import { statement } from '../statement.ts';
import type { CountedContent } from './change.ts';

const pageSize = 1_000;

const page = statement<
  { author: string; after: string; limit: number },
  { id: string; structure_id: string; content: string }
>('stats.inForceOf', ({ db }, { author, after, limit }) =>
  db
    .selectFrom('cra')
    .select(['id', 'structure_id', 'content'])
    .where('author', '=', author)
    .where('id', '>', after)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .limit(limit),
);

/** Every CRA in force of an adviser. */
export async function inForceOf(
  session: Session,
  author: string,
): Promise<readonly CountedContent[]> {
  const found: CountedContent[] = [];
  for (let after = ''; ;) {
    const rows = await session.all(page, { author, after, limit: pageSize });
    for (const row of rows) {
      // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written by toCraRow alone
      const content = JSON.parse(row.content) as CraContent;
      found.push({ author, structureId: row.structure_id, content });
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return found;
    after = last.id;
  }
}
