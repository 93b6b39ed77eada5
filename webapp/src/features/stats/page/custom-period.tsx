import * as React from 'react';
import { useState } from 'react';

import { isCalendarDate } from '../../../core/dates.ts';
import { useText } from '../../../core/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { DateField } from '../../../ui/select.tsx';
import { faultOf, type Period } from '../query/periods.ts';
import styles from './controls.module.css';

const css = classNames(styles);

export interface CustomPeriodProps {
  readonly period: Period;
  readonly onChoose: (period: Period) => void;
}

/** Two dates, asked for when both are right. What is typed is not yet what is shown. */
export function CustomPeriod({ period, onChoose }: CustomPeriodProps): React.ReactElement {
  const t = useText();
  const [typed, setTyped] = useState(period);
  const isWhole = isCalendarDate(typed.from) && isCalendarDate(typed.to);
  const fault = isWhole ? faultOf(typed) : undefined;
  const hasChanged = typed.from !== period.from || typed.to !== period.to;
  return (
    <div className={css('dates')}>
      <DateField
        label={t('stats.period.from')}
        value={typed.from}
        onChange={(from) => setTyped({ ...typed, from })}
      />
      <DateField
        label={t('stats.period.to')}
        value={typed.to}
        onChange={(to) => setTyped({ ...typed, to })}
      />
      {isWhole && hasChanged && fault === undefined ? (
        <Button isSmall onPress={() => onChoose(typed)}>
          {t('stats.period.show')}
        </Button>
      ) : null}
      {fault === undefined ? null : (
        <p role="alert" className={css('fault')}>
          {t(`stats.period.${fault}`)}
        </p>
      )}
    </div>
  );
}
