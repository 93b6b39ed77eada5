import * as React from 'react';
import { useEffect } from 'react';

import { chunkFailureView } from '../../core/failure-view.ts';
import { useText } from '../../core/language.tsx';
import { useRuntime } from '../../core/runtime-context.tsx';
import { useLive } from '../../core/use-live.ts';
import { useLoaded } from '../../core/use-loaded.ts';
import { classNames } from '../../ui/class-names.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { useDesk } from './desk-context.tsx';
import { loadStats } from './load-stats.ts';
import { MonthSkeleton } from './month/month-skeleton.tsx';
import { StatsSkeleton } from './page/stats-skeleton.tsx';
import styles from './stats-screens.module.css';

const css = classNames(styles);

/** The figures are asked for while the chunk that draws them arrives. */
export function StatsTab(): React.ReactElement {
  const desk = useDesk();
  const loaded = useLoaded(loadStats);
  useEffect(() => desk.askMonth(), [desk]);
  switch (loaded.tag) {
    case 'loading':
      return <MonthSkeleton />;
    case 'failed':
      return <ChunkFailure onRetry={loaded.retry} />;
    case 'ready':
      return <loaded.value.Month />;
  }
}

export function StatsScreen(): React.ReactElement {
  const me = useLive(useRuntime().me);
  const loaded = useLoaded(loadStats);
  if (loaded.tag === 'failed') {
    return <ChunkFailure onRetry={loaded.retry} />;
  }
  return loaded.tag === 'ready' && me.tag === 'known' ? (
    <loaded.value.StatsPage me={me.value} />
  ) : (
    <div className={css('waiting')}>
      <StatsSkeleton />
    </div>
  );
}

function ChunkFailure({ onRetry }: { readonly onRetry: () => void }): React.ReactElement {
  const t = useText();
  return (
    <div className={css('failed')}>
      <FailureNotice failure={chunkFailureView(t)} onRetry={onRetry} />
    </div>
  );
}
