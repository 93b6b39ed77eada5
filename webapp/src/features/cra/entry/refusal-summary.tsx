import * as React from 'react';

import { useText } from '../../../core/language.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Notice } from '../../../ui/notice.tsx';
import type { RefusalLine } from './entry-notice.presenter.ts';
import { focusField } from './entry-keys.ts';
import styles from './refusal-summary.module.css';

const css = classNames(styles);

/** Every refusal in one place, each leading to its field; what is mended says so. */
export function RefusalSummary(props: {
  readonly lines: readonly RefusalLine[];
}): React.ReactElement {
  const t = useText();
  const left = props.lines.filter(({ isMended }) => !isMended).length;
  return (
    <Notice kind={left === 0 ? 'done' : 'failure'} title={t('cra.refused.title', { count: left })}>
      <ul className={css('lines')}>
        {props.lines.map((line, at) => (
          <li key={at}>{line.isMended ? <Mended line={line} /> : <Refusal line={line} />}</li>
        ))}
      </ul>
    </Notice>
  );
}

function Mended({ line }: { readonly line: RefusalLine }): React.ReactElement {
  const t = useText();
  return <span className={css('mended')}>{t('cra.refused.mended', { field: line.label })}</span>;
}

function Refusal({ line }: { readonly line: RefusalLine }): React.ReactElement {
  const t = useText();
  return (
    <button
      type="button"
      className={css('link')}
      onClick={(event) => focusField(event.currentTarget.closest('section'), line.field)}
    >
      {t('cra.refused.line', { field: line.label, text: line.text })}
    </button>
  );
}
