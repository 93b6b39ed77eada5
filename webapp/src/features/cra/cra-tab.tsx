import * as React from 'react';

import { chunkFailureView } from '../../core/failure-view.ts';
import { useText } from '../../core/language.tsx';
import { useLive } from '../../core/use-live.ts';
import { useLoaded } from '../../core/use-loaded.ts';
import { classNames } from '../../ui/class-names.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useDesk } from './desk-context.tsx';
import { CraListScreen } from './list/cra-list.tsx';
import styles from './list/cra-list.module.css';
import { loadEntry, loadHistory, loadTags } from './load-chunks.ts';
import type { TagsScreenProps } from './tags/tags-screen.tsx';

const css = classNames(styles);

/** The list of a day, a form, or the history. */
export function CraTab(): React.ReactElement {
  const screen = useLive(useDesk().screen);
  switch (screen.tag) {
    case 'list':
      return <CraListScreen />;
    case 'new':
    case 'edit':
      return <FormScreen mode={screen.tag} />;
    case 'tags':
      return <OwnTags />;
    case 'history':
    case 'versions':
      return <HistoryScreen />;
  }
}

function OwnTags(): React.ReactElement {
  const desk = useDesk();
  return <LoadedTags keeper={desk.tags} onLeave={desk.leave} />;
}

/** « Mes étiquettes », once its chunk is there. */
export function LoadedTags(props: TagsScreenProps): React.ReactElement {
  const t = useText();
  const loaded = useLoaded(loadTags);
  switch (loaded.tag) {
    case 'loading':
      return <Skeleton label={t('cra.tags.loadingList')} blocks={[32, 96, 44, 44]} />;
    case 'failed':
      return <ChunkFailure onRetry={loaded.retry} />;
    case 'ready':
      return <loaded.value.TagsScreen {...props} />;
  }
}

function HistoryScreen(): React.ReactElement {
  const t = useText();
  const loaded = useLoaded(loadHistory);
  switch (loaded.tag) {
    case 'loading':
      return <Skeleton label={t('cra.list.loading')} blocks={[32, 40, 24, 64, 64, 64]} />;
    case 'failed':
      return <ChunkFailure onRetry={loaded.retry} />;
    case 'ready':
      return <loaded.value.CraHistory />;
  }
}

function FormScreen({ mode }: { readonly mode: 'new' | 'edit' }): React.ReactElement {
  const t = useText();
  const craId = useLive(useDesk().draft)?.craId ?? '';
  const loaded = useLoaded(loadEntry);
  switch (loaded.tag) {
    case 'loading':
      return <Skeleton label={t('cra.entry.loading')} blocks={[32, 36, 80, 44, 92, 132]} />;
    case 'failed':
      return <ChunkFailure onRetry={loaded.retry} />;
    case 'ready':
      return <loaded.value.CraEntry key={`${mode} ${craId}`} mode={mode} />;
  }
}

/** The page could not fetch a part of the panel. */
function ChunkFailure({ onRetry }: { readonly onRetry: () => void }): React.ReactElement {
  const t = useText();
  return (
    <div className={css('screen')}>
      <FailureNotice failure={chunkFailureView(t)} onRetry={onRetry} />
    </div>
  );
}
