import * as React from 'react';
import { useEffect } from 'react';

import { failureView } from '../../../core/failure-view.ts';
import { useText } from '../../../core/language.tsx';
import { useRuntime } from '../../../core/runtime-context.tsx';
import { useLive } from '../../../core/use-live.ts';
import { Button } from '../../../ui/button.tsx';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useDesk } from '../desk-context.tsx';
import { type DoneView, presentDone } from './done.presenter.ts';

/** What was just done, where it was done, with what undoes it. */
export function DoneNotice(): React.ReactElement | null {
  const desk = useDesk();
  const { announcement } = useRuntime();
  const t = useText();
  const done = useLive(desk.done);
  const view = presentDone(done, t);
  const spoken = view?.spoken;
  useEffect(() => {
    if (spoken !== undefined) {
      announcement.set(spoken);
    }
  }, [announcement, done, spoken]);
  if (done === undefined || view === undefined) {
    return null;
  }
  if (done.tag === 'failed') {
    return <FailureNotice failure={failureView(done.failure, t)} onRetry={done.retry} />;
  }
  return (
    <Notice
      kind={view.warnings.length === 0 ? 'done' : 'warning'}
      title={view.title}
      isSilent
      actions={<DoneActions view={view} />}
    >
      <p>{view.summary}</p>
      {view.warnings.map((warning) => (
        <p key={warning}>{warning}</p>
      ))}
    </Notice>
  );
}

function DoneActions({ view }: { readonly view: DoneView }): React.ReactElement {
  const desk = useDesk();
  const t = useText();
  const done = useLive(desk.done);
  if (done === undefined || done.tag === 'failed') {
    return <></>;
  }
  const { cra } = done;
  return (
    <>
      {view.undo === 'remove' ? (
        <Button isSmall icon="arrow-left" onPress={() => void desk.remove(cra)}>
          {t('cra.done.undo')}
        </Button>
      ) : null}
      {view.undo === 'restore' ? (
        <Button isSmall icon="restore" onPress={() => void desk.restore(cra)}>
          {t('cra.done.restore')}
        </Button>
      ) : null}
      {view.warnings.length > 0 ? (
        <Button isSmall icon="pencil-outline" onPress={() => desk.startEdit(cra)}>
          {t('cra.done.correct')}
        </Button>
      ) : null}
    </>
  );
}
