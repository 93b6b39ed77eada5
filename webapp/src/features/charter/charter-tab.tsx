import * as React from 'react';
import { useEffect } from 'react';

import { chunkFailureView } from '../../core/failure-view.ts';
import { useText } from '../../core/language.tsx';
import { useLoaded } from '../../core/use-loaded.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useDesk } from './desk-context.tsx';
import { loadCharter } from './load-charter.ts';

/** The charter is asked for while the chunk that shows it arrives. */
export function CharterTab(): React.ReactElement {
  const t = useText();
  const desk = useDesk();
  const loaded = useLoaded(loadCharter);
  useEffect(() => desk.ask(), [desk]);
  switch (loaded.tag) {
    case 'loading':
      return <Skeleton label={t('charter.loading')} blocks={[56, 28, 160, 240]} />;
    case 'failed':
      return <FailureNotice failure={chunkFailureView(t)} onRetry={loaded.retry} />;
    case 'ready':
      return <loaded.value.CharterScreen />;
  }
}
