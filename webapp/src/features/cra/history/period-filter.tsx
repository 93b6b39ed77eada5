import * as React from 'react';
import { useState } from 'react';

import { isCalendarDate } from '../../../core/dates.ts';
import { useText } from '../../../core/language.tsx';
import { classNames } from '../../../ui/class-names.ts';
import type { HistoryFilter } from '../history-keeper.ts';
import { datesOf, periodOf, periods } from './history.presenter.ts';
import styles from './history.module.css';
import { Select } from './select.tsx';

const css = classNames(styles);

export interface PeriodFilterProps {
  readonly filter: HistoryFilter;
  readonly today: string;
  readonly onChange: (change: HistoryFilter) => void;
}

/** A period by its name, or by two dates. */
export function PeriodFilter({ filter, today, onChange }: PeriodFilterProps): React.ReactElement {
  const t = useText();
  const [isCustom, setIsCustom] = useState(false);
  const found = periodOf(filter, today);
  const period = isCustom ? 'custom' : found;
  return (
    <>
      <Select
        label={t('cra.history.period')}
        choices={[...periods, 'custom' as const].map((value) => ({
          value,
          label: t(`cra.history.period.${value}`),
        }))}
        value={period === 'all' ? undefined : period}
        onChoose={(chosen) => {
          setIsCustom(chosen === 'custom');
          if (chosen === undefined) {
            onChange({ from: undefined, to: undefined });
          } else if (chosen !== 'custom') {
            onChange(datesOf(chosen, today));
          }
        }}
      />
      {period === 'custom' ? (
        <div className={css('dates')}>
          {(['from', 'to'] as const).map((end) => (
            <label key={end} className={css('field')}>
              {t(`cra.history.${end}`)}
              <input
                type="date"
                className={css('text')}
                max={today}
                value={filter[end] ?? ''}
                onChange={(event) => change(end, event.currentTarget.value)}
              />
            </label>
          ))}
        </div>
      ) : null}
    </>
  );

  function change(end: 'from' | 'to', date: string): void {
    const value = isCalendarDate(date) ? date : undefined;
    const other = end === 'from' ? filter.to : filter.from;
    const isCrossed =
      value !== undefined &&
      other !== undefined &&
      (end === 'from' ? value > other : value < other);
    onChange(isCrossed ? { from: value, to: value } : { [end]: value });
  }
}
