import * as React from 'react';

import { classNames } from './class-names.ts';
import styles from './disclosure.module.css';
import { Icon } from './icon.tsx';
import { useUid } from './use-uid.ts';

const css = classNames(styles);

export interface DisclosureProps {
  readonly title: string;
  /** What is inside, in a few words, while it is closed. */
  readonly summary?: string | undefined;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly children: React.ReactNode;
}

/** What most people do not need every time, one press away. */
export function Disclosure(props: DisclosureProps): React.ReactElement {
  const id = useUid();
  return (
    <div className={css('disclosure')}>
      <button
        type="button"
        className={css('head')}
        aria-expanded={props.isOpen}
        aria-controls={id}
        onClick={props.onToggle}
      >
        <Icon name={props.isOpen ? 'chevron-down' : 'chevron-right'} />
        <span className={css('title')}>{props.title}</span>
        {props.isOpen || props.summary === undefined ? null : (
          <span className={css('summary')}>{props.summary}</span>
        )}
      </button>
      <div id={id} className={css('body')} hidden={!props.isOpen}>
        {props.isOpen ? props.children : null}
      </div>
    </div>
  );
}
