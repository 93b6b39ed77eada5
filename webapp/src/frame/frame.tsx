import * as React from 'react';

import { Language, useText } from '../core/language.tsx';
import { RuntimeContext, useLocale, useRuntime } from '../core/runtime-context.tsx';
import type { Runtime } from '../core/runtime.ts';
import { useLive } from '../core/use-live.ts';
import { classNames } from '../ui/class-names.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { FailureNotice } from '../ui/failure-notice.tsx';
import { useThemeColours } from '../ui/use-theme-colours.ts';
import styles from './frame.module.css';

const css = classNames(styles);

export interface FrameProps {
  readonly runtime: Runtime;
  readonly children: React.ReactNode;
}

/** Our runtime, language and colours around what is shown; a fault of ours stays inside. */
export function Frame({ runtime, children }: FrameProps): React.ReactElement {
  return (
    <RuntimeContext.Provider value={runtime}>
      <FrameOfReader>{children}</FrameOfReader>
    </RuntimeContext.Provider>
  );
}

function FrameOfReader({ children }: Pick<FrameProps, 'children'>): React.ReactElement {
  const locale = useLocale();
  const colours = useThemeColours();
  return (
    <div className={css('frame')} lang={locale} style={colours}>
      <Language locale={locale}>
        <Guarded>{children}</Guarded>
        <Announcer />
      </Language>
    </div>
  );
}

/** Keeps a fault of one part from the others. */
export function Guarded({ children }: Pick<FrameProps, 'children'>): React.ReactElement {
  return <ErrorBoundary fallback={(retry) => <Broken onRetry={retry} />}>{children}</ErrorBoundary>;
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
