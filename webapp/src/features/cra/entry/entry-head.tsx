import * as React from 'react';

import { useText } from '../../../core/language.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import type { CraDesk } from '../desk.ts';
import { DoneNotice } from '../list/done-notice.tsx';
import styles from './cra-entry.module.css';
import type { ReadyEntry } from './cra-entry.presenter.ts';

const css = classNames(styles);

export interface EntryPartProps {
  readonly view: ReadyEntry;
  readonly desk: CraDesk;
}

export function EntryHead({ view, desk }: EntryPartProps): React.ReactElement {
  const t = useText();
  return (
    <>
      <div className={css('head')}>
        <IconButton icon="arrow-left" label={t('cra.entry.back')} onPress={desk.leave} />
        <h2>{view.title}</h2>
      </div>
      <DoneNotice takesFocus={false} />
    </>
  );
}
