import * as React from 'react';

import { useText } from '../../../core/language.tsx';
import { useLocale } from '../../../core/runtime-context.tsx';
import { formatDate } from '../../../core/dates.ts';
import { useLive } from '../../../core/use-live.ts';
import { OneOf } from '../../../ui/choices.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { useDesk } from '../desk-context.tsx';
import styles from './series.module.css';

const css = classNames(styles);
const titleId = 'coop-cra-series';

/** Of a CRA of a series that is edited: it alone, or those that follow it too. */
export function SeriesChoice({ today }: { readonly today: string }): React.ReactElement | null {
  const t = useText();
  const locale = useLocale();
  const { series } = useDesk();
  const held = useLive(series);
  if (held === undefined) {
    return null;
  }
  const count = held.followers.length;
  const last = held.followers.at(-1)?.content.date ?? today;
  return (
    <div className={css('choice')}>
      <h3 id={titleId} className={css('title')}>
        {t('cra.series.which')}
      </h3>
      <OneOf
        labelledBy={titleId}
        describedBy={`${titleId}-hint`}
        choices={[
          { value: 'one', label: t('cra.series.one') },
          { value: 'following', label: t('cra.series.following', { count }) },
        ]}
        value={held.isWhole ? 'following' : 'one'}
        onChoose={(which) => series.choose(which === 'following')}
      />
      <p id={`${titleId}-hint`} className={css('hint')}>
        {t('cra.series.until', { count, date: formatDate(last, today, locale) })}
      </p>
      {held.isWhole ? <p className={css('hint')}>{t('cra.series.wholeHint')}</p> : null}
    </div>
  );
}
