import * as React from 'react';

import { useText } from '../../../core/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import styles from './cra-entry.module.css';
import type { EntryPartProps } from './entry-head.tsx';

const css = classNames(styles);

export function EntryFoot({ view, desk }: EntryPartProps): React.ReactElement {
  const t = useText();
  return (
    <div className={css('foot')}>
      <div className={css('buttons')} data-stop="">
        <Button
          look="filled"
          isBusy={view.isSaving}
          shortcut="Alt+S"
          onPress={() => void desk.save('list')}
        >
          {view.saveText}
        </Button>
        {view.mode === 'new' ? (
          <Button
            isBusy={view.isSaving}
            shortcut="Alt+Shift+S"
            onPress={() => void desk.save('duplicate')}
          >
            {t('cra.entry.saveAndDuplicate')}
          </Button>
        ) : null}
      </div>
      {view.keepingText === '' ? null : <p className={css('keeping')}>{view.keepingText}</p>}
    </div>
  );
}
