import * as React from 'react';
import { useEffect } from 'react';

import type { Feature } from '../core/feature.ts';
import { useText } from '../core/language.tsx';
import { useRuntime } from '../core/runtime-context.tsx';
import type { Runtime } from '../core/runtime.ts';
import { useLive } from '../core/use-live.ts';
import { Frame, Guarded } from '../frame/frame.tsx';
import { classNames } from '../ui/class-names.ts';
import { FailureNotice } from '../ui/failure-notice.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './full-page.module.css';
import { presentPage } from './full-page.presenter.ts';

const css = classNames(styles);

export interface FullPageProps {
  readonly runtime: Runtime;
  readonly features: readonly Feature[];
}

/** The full page of a feature, in the place that the host gives to products. */
export function FullPage({ runtime, features }: FullPageProps): React.ReactElement {
  return (
    <div className={css('place')}>
      <Frame runtime={runtime}>
        <PageContent features={features} />
      </Frame>
    </div>
  );
}

/** What the page shows, wherever it stands. */
export function PageContent({ features }: Pick<FullPageProps, 'features'>): React.ReactElement {
  const t = useText();
  const runtime = useRuntime();
  const me = useLive(runtime.me);
  const userId = useLive(runtime.userId);
  const page = useLive(runtime.pages.open);
  useEffect(() => {
    void runtime.me.refresh();
  }, [runtime, userId]);
  const view = presentPage({ me, features, page }, t);
  switch (view.tag) {
    case 'loading':
      return <Skeleton label={t('panel.loading')} blocks={[32, 44, 96, 280, 220, 220]} />;
    case 'failed':
      return (
        <div className={css('message')}>
          <FailureNotice failure={view.failure} onRetry={() => void runtime.me.refresh()} />
        </div>
      );
    case 'closed':
      return (
        <div className={css('message')}>
          <Notice kind="information" title={view.title}>
            <p>{view.explain}</p>
          </Notice>
        </div>
      );
    case 'ready':
      return (
        <Guarded key={view.id}>
          <view.Page />
        </Guarded>
      );
  }
}
