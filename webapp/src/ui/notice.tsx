import * as React from 'react';

import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import styles from './notice.module.css';

const css = classNames(styles);

export interface NoticeProps {
  readonly kind: 'done' | 'information' | 'warning' | 'failure';
  readonly title: string;
  readonly children?: React.ReactNode;
  readonly actions?: React.ReactNode;
  /** Spoken at once for a failure, politely for the rest; silent when the page speaks elsewhere. */
  readonly isSilent?: boolean;
}

const icons = {
  done: 'check-circle-outline',
  information: 'information-outline',
  warning: 'alert-outline',
  failure: 'alert-circle-outline',
} as const;

/** Something that happened, where it happened. */
export const Notice = React.forwardRef<HTMLDivElement, NoticeProps>(
  function Notice(props, ref): React.ReactElement {
    const role = props.kind === 'failure' ? 'alert' : 'status';
    return (
      <div
        ref={ref}
        tabIndex={-1}
        role={props.isSilent === true ? undefined : role}
        className={css('notice', props.kind)}
      >
        <Icon name={icons[props.kind]} />
        <div className={css('content')}>
          <p className={css('title')}>{props.title}</p>
          {props.children}
          {props.actions === undefined ? null : (
            <div className={css('actions')}>{props.actions}</div>
          )}
        </div>
      </div>
    );
  },
);
