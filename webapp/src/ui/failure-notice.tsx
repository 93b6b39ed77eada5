import * as React from 'react';

import { Button } from './button.tsx';
import styles from './failure-notice.module.css';
import { classNames } from './class-names.ts';
import { Notice } from './notice.tsx';

const css = classNames(styles);

export interface FailureWords {
  readonly title: string;
  readonly advice: string;
  readonly reference: string | undefined;
  /** The name of the button that tries again; undefined where trying again is of no use. */
  readonly retry: string | undefined;
}

export interface FailureNoticeProps {
  readonly failure: FailureWords;
  /** What was not done, in front of why. */
  readonly lead?: string;
  readonly onRetry: () => void;
}

/** What failed, that nothing is lost, what to do, and the number to quote in small. */
export function FailureNotice({ failure, lead, onRetry }: FailureNoticeProps): React.ReactElement {
  return (
    <Notice
      kind="failure"
      title={lead === undefined ? failure.title : `${lead} ${failure.title}`}
      actions={
        failure.retry === undefined ? undefined : (
          <Button isSmall icon="refresh" onPress={onRetry}>
            {failure.retry}
          </Button>
        )
      }
    >
      <p>{failure.advice}</p>
      {failure.reference === undefined ? null : (
        <p className={css('reference')}>{failure.reference}</p>
      )}
    </Notice>
  );
}
