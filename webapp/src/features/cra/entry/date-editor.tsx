import { craLimits } from '@coop/contract/cra';
import * as React from 'react';

import { useText } from '../../../core/language.tsx';
import { OneOf } from '../../../ui/choices.tsx';
import { classNames } from '../../../ui/class-names.ts';
import type { SectionProps } from './section-props.ts';
import { titleId } from './section.tsx';
import styles from './section.module.css';

const css = classNames(styles);

/** Today and yesterday by a tap, any other day by the system's own picker. */
export function DateEditor({ view, change }: SectionProps): React.ReactElement {
  const t = useText();
  const { form, today, yesterday } = view;
  return (
    <>
      <h3 id={titleId('date')} className={css('title')}>
        {t('field.date')}
      </h3>
      <OneOf
        labelledBy={titleId('date')}
        choices={[
          { value: today, label: t('cra.date.today') },
          { value: yesterday, label: t('cra.date.yesterday') },
        ]}
        value={form.date}
        onChoose={(date) => change({ ...form, date })}
      />
      <label className={css('label')}>
        {t('cra.date.other')}
        <input
          type="date"
          className={css('text')}
          min={craLimits.firstDate}
          max={today}
          value={form.date}
          onChange={(event) => {
            if (event.currentTarget.value !== '') {
              change({ ...form, date: event.currentTarget.value });
            }
          }}
        />
      </label>
    </>
  );
}
