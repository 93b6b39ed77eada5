import { craLimits } from '@coop/contract/cra';
import * as React from 'react';
import { useState } from 'react';

import { formatDate } from '../../../core/dates.ts';
import { useText } from '../../../core/language.tsx';
import { useLocale, useRuntime } from '../../../core/runtime-context.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Disclosure } from '../../../ui/disclosure.tsx';
import type { CraForm } from '../form/cra-form.ts';
import {
  mostOtherDates,
  type OtherDate,
  usualPeriod,
  weeklyDates,
  withDates,
} from '../form/other-dates.ts';
import styles from './series.module.css';

const css = classNames(styles);

export interface RepeatSectionProps {
  readonly form: CraForm;
  readonly today: string;
  readonly change: (form: CraForm) => void;
}

/** The same workshop on other dates: a CRA for each is recorded with this one. */
export function RepeatSection({ form, today, change }: RepeatSectionProps): React.ReactElement {
  const t = useText();
  const { newUlid } = useRuntime();
  const { otherDates } = form;
  const [isOpen, setIsOpen] = useState(otherDates.length > 0);
  const [tooMany, setTooMany] = useState(0);

  const add = (dates: readonly string[]): void => {
    const next = withDates(otherDates, dates, { own: form.date, newId: newUlid });
    setTooMany(next.length > mostOtherDates ? next.length : 0);
    if (next.length <= mostOtherDates) {
      change({ ...form, otherDates: next });
    }
  };

  return (
    <Disclosure
      title={t('cra.series.repeat')}
      summary={
        otherDates.length === 0
          ? t('cra.more.summary')
          : t('cra.series.otherDates', { count: otherDates.length })
      }
      isOpen={isOpen}
      onToggle={() => setIsOpen(!isOpen)}
    >
      <p className={css('hint')}>{t('cra.series.repeatHint')}</p>
      <Weekly key={form.date} date={form.date} today={today} onAdd={add} />
      <div aria-live="polite">
        {tooMany === 0 ? null : (
          <p className={css('hint')}>{t('cra.series.tooMany', { max: mostOtherDates })}</p>
        )}
      </div>
      <Dates
        dates={otherDates}
        today={today}
        onRemove={(id) =>
          change({ ...form, otherDates: otherDates.filter((other) => other.id !== id) })
        }
      />
      <OneDate today={today} onAdd={(date) => add([date])} />
    </Disclosure>
  );
}

function Weekly(props: {
  readonly date: string;
  readonly today: string;
  readonly onAdd: (dates: readonly string[]) => void;
}): React.ReactElement {
  const t = useText();
  const [period, setPeriod] = useState(usualPeriod(props.date, props.today));
  const dates = weeklyDates({ date: props.date, ...period });
  return (
    <>
      <div className={css('weekly')} role="group" aria-label={t('cra.series.weekly')}>
        <label className={css('label')}>
          {t('cra.series.from')}
          <input
            type="date"
            className={css('text')}
            min={craLimits.firstDate}
            max={props.today}
            value={period.from}
            onChange={(event) => setPeriod({ ...period, from: event.currentTarget.value })}
          />
        </label>
        <label className={css('label')}>
          {t('cra.series.to')}
          <input
            type="date"
            className={css('text')}
            min={craLimits.firstDate}
            max={props.today}
            value={period.to}
            onChange={(event) => setPeriod({ ...period, to: event.currentTarget.value })}
          />
        </label>
      </div>
      <div>
        <Button isSmall icon="calendar-outline" onPress={() => props.onAdd(dates)}>
          {t('cra.series.addWeekly', { count: dates.length })}
        </Button>
      </div>
    </>
  );
}

function OneDate(props: {
  readonly today: string;
  readonly onAdd: (date: string) => void;
}): React.ReactElement {
  const t = useText();
  const [date, setDate] = useState('');
  return (
    <div className={css('weekly')}>
      <label className={css('label')}>
        {t('cra.series.oneDate')}
        <input
          type="date"
          className={css('text')}
          min={craLimits.firstDate}
          max={props.today}
          value={date}
          onChange={(event) => setDate(event.currentTarget.value)}
        />
      </label>
      <Button
        icon="plus"
        onPress={() => {
          if (date !== '') {
            props.onAdd(date);
            setDate('');
          }
        }}
      >
        {t('cra.series.addOne')}
      </Button>
    </div>
  );
}

function Dates(props: {
  readonly dates: readonly OtherDate[];
  readonly today: string;
  readonly onRemove: (id: string) => void;
}): React.ReactElement | null {
  const t = useText();
  const locale = useLocale();
  if (props.dates.length === 0) {
    return null;
  }
  return (
    <ul className={css('dates')} aria-label={t('cra.series.dates')}>
      {props.dates.map(({ id, date }) => {
        const text = formatDate(date, props.today, locale);
        return (
          <li key={id} className={css('date')}>
            <span>{text}</span>
            <IconButton
              icon="close"
              label={t('cra.series.removeDate', { date: text })}
              onPress={() => props.onRemove(id)}
            />
          </li>
        );
      })}
    </ul>
  );
}
