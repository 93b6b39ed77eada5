import * as React from 'react';

import { useText } from '../../core/language.tsx';
import { useLive } from '../../core/use-live.ts';
import { useLoaded } from '../../core/use-loaded.ts';
import { classNames } from '../../ui/class-names.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useDesk } from './desk-context.tsx';
import { CraListScreen } from './list/cra-list.tsx';
import styles from './list/cra-list.module.css';
import { loadEntry } from './load-entry.ts';

const css = classNames(styles);

/** Either the list of a day or a form. */
export function CraTab(): React.ReactElement {
  const screen = useLive(useDesk().screen);
  return screen.tag === 'list' ? <CraListScreen /> : <FormScreen mode={screen.tag} />;
}

function FormScreen({ mode }: { readonly mode: 'new' | 'edit' }): React.ReactElement {
  const t = useText();
  const craId = useLive(useDesk().draft)?.craId ?? '';
  const loaded = useLoaded(loadEntry);
  switch (loaded.tag) {
    case 'loading':
      return <Skeleton label={t('cra.entry.loading')} blocks={[32, 36, 80, 44, 92, 132]} />;
    case 'failed':
      return (
        <div className={css('screen')}>
          <FailureNotice
            failure={{
              title: t('failure.offline'),
              advice: t('failure.offline.advice'),
              reference: undefined,
              retry: t('failure.retry'),
            }}
            onRetry={loaded.retry}
          />
        </div>
      );
    case 'ready':
      return <loaded.value.CraEntry key={`${mode} ${craId}`} mode={mode} />;
  }
}
