import * as React from 'react';
import { useEffect, useRef, useState } from 'react';

import { failureView } from '../../core/failure-view.ts';
import { useText } from '../../core/language.tsx';
import { useRuntime } from '../../core/runtime-context.tsx';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { useUid } from '../../ui/use-uid.ts';
import styles from './charter.module.css';
import { useDesk } from './desk-context.tsx';
import { useAct } from './use-act.ts';

const css = classNames(styles);
const longestReason = 500;

/** Says what closes and what remains; a reason is nobody's duty. */
export function Refusal({ onCancel }: { readonly onCancel: () => void }): React.ReactElement {
  const t = useText();
  const desk = useDesk();
  const { announcement } = useRuntime();
  const act = useAct();
  const [reason, setReason] = useState('');
  const hint = useUid();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const decline = (): void =>
    void act.run(
      () => desk.decline(reason),
      () => announcement.set(t('charter.said.refused')),
    );
  return (
    <div className={css('refusal')}>
      <p>{t('charter.decline.ask')}</p>
      <label>
        {t('charter.reason')}
        <textarea
          ref={field}
          rows={3}
          maxLength={longestReason}
          aria-describedby={hint}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      <p id={hint} className={css('recorded')}>
        {t('charter.reason.help')}
      </p>
      {act.failure === undefined ? null : (
        <FailureNotice
          lead={t('charter.failed')}
          failure={failureView(act.failure, t)}
          onRetry={decline}
        />
      )}
      <div className={css('buttons')}>
        <Button isBusy={act.isBusy} onPress={decline}>
          {t('charter.decline')}
        </Button>
        <Button look="quiet" onPress={onCancel}>
          {t('charter.cancel')}
        </Button>
      </div>
    </div>
  );
}
