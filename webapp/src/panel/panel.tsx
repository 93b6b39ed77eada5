import * as React from 'react';
import { useEffect } from 'react';

import type { Feature } from '../core/feature.ts';
import { Language, useText } from '../core/language.tsx';
import { RuntimeContext, useLocale, useRuntime } from '../core/runtime-context.tsx';
import type { Runtime } from '../core/runtime.ts';
import { useLive } from '../core/use-live.ts';
import { classNames } from '../ui/class-names.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { FailureNotice } from '../ui/failure-notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { tabId, Tabs } from '../ui/tabs.tsx';
import { useThemeColours } from '../ui/use-theme-colours.ts';
import styles from './panel.module.css';
import { presentPanel } from './panel.presenter.ts';

const css = classNames(styles);
const panelId = 'coop-panel';

export interface PanelProps {
  readonly runtime: Runtime;
  readonly features: readonly Feature[];
}

/** The right-hand panel: our language, colours and runtime around what the features give. */
export function Panel({ runtime, features }: PanelProps): React.ReactElement {
  return (
    <RuntimeContext.Provider value={runtime}>
      <PanelFrame features={features} />
    </RuntimeContext.Provider>
  );
}

type FeaturesProps = Pick<PanelProps, 'features'>;

function PanelFrame({ features }: FeaturesProps): React.ReactElement {
  const locale = useLocale();
  const colours = useThemeColours();
  return (
    <div className={css('panel')} lang={locale} style={colours}>
      <Language locale={locale}>
        <ErrorBoundary fallback={(retry) => <Broken onRetry={retry} />}>
          <PanelContent features={features} />
        </ErrorBoundary>
        <Announcer />
      </Language>
    </div>
  );
}

function PanelContent({ features }: FeaturesProps): React.ReactElement {
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
            <ErrorBoundary key={view.current.id} fallback={(retry) => <Broken onRetry={retry} />}>
              <view.current.Tab />
            </ErrorBoundary>
          </div>
        </>
      );
  }
}

function Broken({ onRetry }: { readonly onRetry: () => void }): React.ReactElement {
  const t = useText();
  return (
    <div className={css('failed')}>
      <FailureNotice
        failure={{
          title: t('panel.broken'),
          advice: t('panel.broken.advice'),
          reference: undefined,
          retry: t('failure.retry'),
        }}
        onRetry={onRetry}
      />
    </div>
  );
}

/** Always on the page, so that what is put into it is spoken. */
function Announcer(): React.ReactElement {
  const text = useLive(useRuntime().announcement);
  return (
    <div role="status" aria-live="polite" className={css('spoken')}>
      {text}
    </div>
  );
}
