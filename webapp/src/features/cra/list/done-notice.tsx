import * as React from 'react';
import { useEffect, useLayoutEffect, useRef } from 'react';

import { failureView } from '../../../core/failure-view.ts';
import { useText } from '../../../core/language.tsx';
import { useRuntime } from '../../../core/runtime-context.tsx';
import { useLive } from '../../../core/use-live.ts';
import { Button } from '../../../ui/button.tsx';
import { FailureNotice } from '../../../ui/failure-notice.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useDesk } from '../desk-context.tsx';
import { type DoneView, presentDone } from './done.presenter.ts';

export interface DoneNoticeProps {
  /** Whether the focus comes here: where it was may be gone. */
  readonly takesFocus: boolean;
}

/** What was just done, where it was done, with what undoes it. */
export function DoneNotice({ takesFocus }: DoneNoticeProps): React.ReactElement | null {
  const desk = useDesk();
  const { announcement } = useRuntime();
  const t = useText();
  const done = useLive(desk.done);
  const view = presentDone(done, t);
  const spoken = view?.spoken;
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (spoken !== undefined) {
      announcement.set(spoken);
    }
  }, [announcement, done, spoken]);
  useLayoutEffect(() => {
    if (takesFocus && done !== undefined) {
      frame.current?.focus();
    }
  }, [takesFocus, done]);
  if (done === undefined || view === undefined) {
    return null;
  }
  if (done.tag === 'failed') {
    return <FailureNotice failure={failureView(done.failure, t)} onRetry={done.retry} />;
  }
  return (
    <Notice
      ref={frame}
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
  const { cra, others } = done;
  return (
    <>
      {view.undo === 'remove' ? (
        <Button isSmall onPress={() => void desk.remove(cra, others)}>
          {t('cra.done.undo')}
        </Button>
      ) : null}
      {view.undo === 'restore' ? (
        <Button isSmall onPress={() => void desk.restore(cra, others)}>
          {t('cra.done.restore')}
        </Button>
      ) : null}
      {view.warnings.length > 0 ? (
        <Button isSmall onPress={() => desk.startEdit(cra)}>
          {t('cra.done.correct')}
        </Button>
      ) : null}
    </>
  );
}
