import type { Download } from '@coop/contract/route';

import type { CallFailure } from './bot-client.ts';
import type { FetchedFile, FileClient } from './file-client.ts';
import { type Live, makeSource } from './live.ts';

/** Where the making of a file stands. */
export type Exporting =
  | { readonly tag: 'idle' }
  | { readonly tag: 'working'; readonly bytes: number }
  | { readonly tag: 'saved'; readonly name: string }
  | { readonly tag: 'failed'; readonly failure: CallFailure; readonly retry: () => void };

type Query = Readonly<Record<string, string | undefined>>;

/** One file at a time; it goes on when its screen is left. */
export interface ExportKeeper extends Live<Exporting> {
  readonly begin: (download: Download, query: Query) => Promise<void>;
  readonly cancel: () => void;
}

export function makeExportKeeper(
  files: FileClient,
  save: (file: FetchedFile) => void,
): ExportKeeper {
  const source = makeSource<Exporting>({ tag: 'idle' });
  const current: { ending?: AbortController } = {};
  const cancel = (): void => {
    current.ending?.abort();
    delete current.ending;
    source.set({ tag: 'idle' });
  };
  const begin = async (download: Download, query: Query): Promise<void> => {
    cancel();
    const ending = new AbortController();
    current.ending = ending;
    source.set({ tag: 'working', bytes: 0 });
    const onBytes = (bytes: number): void => {
      if (!ending.signal.aborted) {
        source.set({ tag: 'working', bytes });
      }
    };
    const fetched = await files.fetchFile(download, { query, onBytes, signal: ending.signal });
    if (ending.signal.aborted) {
      return;
    }
    delete current.ending;
    if (fetched.ok) {
      save(fetched.value);
      source.set({ tag: 'saved', name: fetched.value.name });
    } else {
      const retry = (): void => void begin(download, query);
      source.set({ tag: 'failed', failure: fetched.failure, retry });
    }
  };
  return {
    get: source.get,
    watch: source.watch,
    begin,
    cancel,
  };
}
