import * as React from 'react';
import { useState } from 'react';

import { failureView } from '../../core/failure-view.ts';
import { useText } from '../../core/language.tsx';
import { useRuntime } from '../../core/runtime-context.tsx';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import styles from './charter.module.css';
import { useDesk } from './desk-context.tsx';
import { useAct } from './use-act.ts';

const css = classNames(styles);

/** « Retirer mon accord »: says what closes, then is confirmed. */
export function Withdrawal(): React.ReactElement {
  const t = useText();
  const desk = useDesk();
  const { announcement } = useRuntime();
  const act = useAct();
  const [isAsking, setAsking] = useState(false);
  const withdraw = (): void =>
    void act.run(desk.withdraw, () => announcement.set(t('charter.said.refused')));
  if (!isAsking) {
    return (
      <div className={css('buttons')}>
        <Button look="quiet" onPress={() => setAsking(true)}>
          {t('charter.withdraw')}
        </Button>
      </div>
    );
  }
  return (
    <div className={css('refusal')}>
      <p role="status">{t('charter.withdraw.ask')}</p>
      {act.failure === undefined ? null : (
        <FailureNotice
          lead={t('charter.failed')}
          failure={failureView(act.failure, t)}
          onRetry={withdraw}
        />
      )}
      <div className={css('buttons')}>
        <Button isBusy={act.isBusy} onPress={withdraw}>
          {t('charter.confirm')}
        </Button>
        <Button look="quiet" onPress={() => setAsking(false)}>
          {t('charter.cancel')}
        </Button>
      </div>
    </div>
  );
}
