import { makeErasureFile } from './adapters/erasures/erasure-file.ts';
import type { Storage } from './adapters/storage/storage.ts';
import type { BotDeps } from './bot-deps.ts';
import type { Config } from './config.ts';
import { restoredKey, type ErasureList } from './core/erasures.ts';
import { replayErasures } from './features/cra/index.ts';
import { makeSecrets } from './secrets.ts';

/** The list of erasures of this installation. */
export function erasuresOf(config: Config): ErasureList {
  return makeErasureFile(config.erasures, makeSecrets(config).erasures);
}

/** After a restore and before anyone is answered: what had been erased is erased again. */
export async function forgetAgain({
  config,
  log,
  storage,
}: Pick<BotDeps, 'config' | 'log'> & { readonly storage: Storage }): Promise<void> {
  if ((await storage.state.read(restoredKey)) === undefined) return;
  const { transaction, readers } = storage;
  const { erased } = await replayErasures({
    erasures: erasuresOf(config),
    craErasures: readers.craErasures,
    transaction,
    scrub: () => storage.scrub(),
  });
  await storage.state.forget(restoredKey);
  log.info({ erased }, 'a backup was restored: erasures were replayed');
}
