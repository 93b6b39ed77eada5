import * as React from 'react';

import { formatDate } from '../../core/dates.ts';
import { useText } from '../../core/language.tsx';
import { useLocale } from '../../core/runtime-context.tsx';
import { useLive } from '../../core/use-live.ts';
import { classNames } from '../../ui/class-names.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { CharterText } from './charter-text.tsx';
import { type CharterView, presentCharter } from './charter.presenter.ts';
import styles from './charter.module.css';
import { Commitments } from './commitments.tsx';
import { useDesk } from './desk-context.tsx';
import { Withdrawal } from './withdrawal.tsx';

const css = classNames(styles);

/** The text in a readable measure, the commitments as ticks that are part of it, one button. */
export function Charter(): React.ReactElement {
  const t = useText();
  const locale = useLocale();
  const desk = useDesk();
  const own = useLive(desk.own);
  const view = presentCharter(own, t, (day) => formatDate(day, '', locale));
  return (
    <div className={css('charter')}>
      <CharterParts view={view} onRetry={desk.ask} loading={t('charter.loading')} />
    </div>
  );
}

interface PartsProps {
  readonly view: CharterView;
  readonly loading: string;
  readonly onRetry: () => void;
}

function CharterParts({ view, loading, onRetry }: PartsProps): React.ReactElement {
  switch (view.tag) {
    case 'loading':
      return <Skeleton label={loading} blocks={[56, 28, 160, 240]} />;
    case 'failed':
      return <FailureNotice failure={view.failure} onRetry={onRetry} />;
    case 'none':
      return <Notice kind="information" title={view.sentence} />;
    case 'ready':
      return (
        <>
          <div>
            <h2>{view.document.title}</h2>
            <p className={css('version')}>{view.version}</p>
          </div>
          <Notice kind={view.kind} title={view.sentence} />
          <CharterText document={view.document} changesTitle={view.changesTitle} />
          {view.canAccept ? (
            <Commitments document={view.document} canDecline={view.canDecline} />
          ) : null}
          {view.canWithdraw ? <Withdrawal /> : null}
        </>
      );
  }
}
