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
import { Skeleton } from '../ui/skeleton.tsx';
import { tabId, Tabs } from '../ui/tabs.tsx';
import styles from './panel.module.css';
import { presentPanel } from './panel.presenter.ts';

const css = classNames(styles);
const panelId = 'coop-panel';

export interface PanelProps {
  readonly runtime: Runtime;
  readonly features: readonly Feature[];
}

/** The right-hand panel: what the features give, a tab each. */
export function Panel({ runtime, features }: PanelProps): React.ReactElement {
  return (
    <Frame runtime={runtime}>
      <PanelContent features={features} />
    </Frame>
  );
}

function PanelContent({ features }: Pick<PanelProps, 'features'>): React.ReactElement {
  const t = useText();
  const runtime = useRuntime();
  const me = useLive(runtime.me);
  const userId = useLive(runtime.userId);
  const tab = useLive(runtime.tab);
  useEffect(() => {
    void runtime.me.refresh();
  }, [runtime, userId]);
  const view = presentPanel({ me, features, tab }, t);
  switch (view.tag) {
    case 'loading':
      return <Skeleton label={t('panel.loading')} blocks={[28, 44, 56, 20, 48, 48, 48]} />;
    case 'failed':
      return (
        <div className={css('failed')}>
          <FailureNotice failure={view.failure} onRetry={() => void runtime.me.refresh()} />
        </div>
      );
    case 'ready':
      return (
        <>
          {view.tabs.length > 1 ? (
            <Tabs
              label={t('panel.tabs')}
              tabs={view.tabs}
              current={view.current.id}
              panelId={panelId}
              onChoose={runtime.tab.set}
            />
          ) : null}
          <div
            id={panelId}
            role="tabpanel"
            aria-labelledby={tabId(panelId, view.current.id)}
            className={css('content')}
          >
            <Guarded key={view.current.id}>
              <view.current.Tab />
            </Guarded>
          </div>
        </>
      );
  }
}
