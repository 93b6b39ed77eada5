import type { Storage } from '../../bot/src/adapters/storage/storage.ts';
import { Draw } from './draw.ts';
import type { Generated } from './generate.ts';

const atOnce = 64;

/** Changes the duration and the activity of CRAs drawn at random, deletes some and brings some back. */
export async function editAtRandom(
  storage: Storage,
  { cras }: Generated,
  count: number,
): Promise<void> {
  const draw = new Draw(7);
  const drawn: { readonly id: string; readonly author: string }[] = [];
  let seen = 0;
  for (const { id, author } of cras()) {
    seen += 1;
    if (drawn.length < count) drawn.push({ id, author });
    else if (draw.below(seen) < count) drawn[draw.below(count)] = { id, author };
  }
  for (let from = 0; from < drawn.length; from += atOnce) {
    await Promise.all(
      drawn.slice(from, from + atOnce).map(({ id, author }) =>
        storage.transaction(async ({ cras: store }) => {
          const cra = await store.byId(author, id);
          if (cra === undefined) return;
          const kind = draw.below(4);
          if (kind === 0) await store.markDeleted(author, id, 1);
          else if (cra.deletedAt !== undefined) await store.restore(author, id, 1);
          else {
            const content = { ...cra.content, duree: 5 * (1 + draw.below(30)) };
            await store.update({ ...cra, rev: cra.rev + 1, content });
          }
        }),
      ),
    );
  }
}
