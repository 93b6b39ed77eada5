import { useState } from 'react';

import { type Exporting, type ExportKeeper, makeExportKeeper } from './export-keeper.ts';
import { failureView, type FailureView } from './failure-view.ts';
import { makeFileClient } from './file-client.ts';
import { isOnline } from './host.ts';
import { useText } from './language.tsx';
import { useRuntime } from './runtime-context.tsx';
import { saveFile } from './save-file.ts';
import type { Text } from './texts.ts';
import { useLive } from './use-live.ts';

/** What is said beside the menu of an export. */
export type ExportNotice =
  | { readonly tag: 'working'; readonly text: string }
  | { readonly tag: 'saved'; readonly text: string }
  | { readonly tag: 'failed'; readonly failure: FailureView; readonly retry: () => void };

export interface UsedExport extends Pick<ExportKeeper, 'begin' | 'cancel'> {
  readonly notice: ExportNotice | undefined;
}

/** A file of this screen: its progress in words, its end, what failed. */
export function useExport(): UsedExport {
  const t = useText();
  const { fetch, session } = useRuntime();
  const [keeper] = useState(() =>
    makeExportKeeper(makeFileClient({ fetch, session, isOnline }), saveFile),
  );
  const notice = noticeOf(useLive(keeper), t);
  return { begin: keeper.begin, cancel: keeper.cancel, notice };
}

function noticeOf(exporting: Exporting, t: Text): ExportNotice | undefined {
  switch (exporting.tag) {
    case 'idle':
      return undefined;
    case 'working':
      return {
        tag: 'working',
        text: t('export.working', { kilobytes: kilobytes(exporting.bytes) }),
      };
    case 'saved':
      return { tag: 'saved', text: t('export.saved', { name: exporting.name }) };
    case 'failed':
      return { tag: 'failed', failure: failureView(exporting.failure, t), retry: exporting.retry };
  }
}

function kilobytes(bytes: number): number {
  return Math.round(bytes / 1_024);
}
