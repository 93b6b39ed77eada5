import type { CraErasureReader, CraErasureStore } from './ports.ts';
import type { ErasureList } from '../../../core/erasures.ts';
import type { Transaction } from '../../../core/transaction.ts';

export interface ReplayErasuresDeps {
  readonly erasures: ErasureList;
  readonly craErasures: CraErasureReader;
  readonly transaction: Transaction<{ readonly craErasures: CraErasureStore }>;
  /** Makes what was erased unreadable in the files of the database. */
  readonly scrub: () => Promise<void>;
}

const pageSize = 5_000;

/** After a backup was restored: erases again what had been erased since it was made. */
export async function replayErasures({
  erasures,
  craErasures,
  transaction,
  scrub,
}: ReplayErasuresDeps): Promise<{ readonly erased: number }> {
  const wasErased = await erasures.reader('cra');
  let erased = 0;
  for (let after = ''; ;) {
    const ids = await craErasures.keptIds(after, pageSize);
    const gone = ids.filter(wasErased);
    erased += gone.length;
    if (gone.length > 0) {
      await transaction(async (stores) => {
        for (const id of gone) await stores.craErasures.erase(id);
      });
    }
    const last = ids.at(-1);
    if (last === undefined || ids.length < pageSize) break;
    after = last;
  }
  if (erased > 0) await scrub();
  return { erased };
}
