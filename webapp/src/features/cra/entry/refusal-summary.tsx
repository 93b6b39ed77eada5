import * as React from 'react';

import { useText } from '../../../core/language.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Notice } from '../../../ui/notice.tsx';
import type { RefusalLine } from './cra-entry.presenter.ts';
import { focusField } from './entry-keys.ts';
import styles from './refusal-summary.module.css';

const css = classNames(styles);

/** Every refusal in one place, each leading to its field. */
export function RefusalSummary(props: {
  readonly lines: readonly RefusalLine[];
}): React.ReactElement {
  const t = useText();
  return (
    <Notice kind="failure" title={t('cra.refused.title', { count: props.lines.length })}>
      <ul className={css('lines')}>
        {props.lines.map((line) => (
          <li key={`${line.field} ${line.text}`}>
            <button
              type="button"
              className={css('link')}
              onClick={(event) => focusField(event.currentTarget.closest('section'), line.field)}
            >
              {t('cra.refused.line', { field: line.label, text: line.text })}
            </button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
