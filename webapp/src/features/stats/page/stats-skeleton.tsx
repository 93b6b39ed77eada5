import * as React from 'react';

import { useText } from '../../../core/language.tsx';
import { classNames } from '../../../ui/class-names.ts';
import styles from './stats-skeleton.module.css';

const css = classNames(styles);

/** The shape of the page: its four figures, its long drawing, two by two the others. */
export function StatsSkeleton(): React.ReactElement {
  const t = useText();
  return (
    <div role="status" aria-label={t('stats.loading')} className={css('skeleton')}>
      <div className={css('line')} />
      <div className={css('figures')}>
        {['cras', 'people', 'time', 'suites'].map((id) => (
          <div key={id} className={css('figure')} />
        ))}
      </div>
      <div className={css('wide')} />
      <div className={css('pair')}>
        <div className={css('tall')} />
        <div className={css('tall')} />
      </div>
    </div>
  );
}
