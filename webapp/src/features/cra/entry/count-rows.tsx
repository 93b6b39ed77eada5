import * as React from 'react';

import { useText } from '../../../core/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Stepper } from '../../../ui/stepper.tsx';
import type { Counts } from '../form/cra-form.ts';
import type { ReadyEntry, Remaining } from './cra-entry.presenter.ts';
import { errorIdOf, Section, titleId } from './section.tsx';
import styles from './section.module.css';

const css = classNames(styles);

export interface CountRowsProps<K extends string> {
  readonly field: 'ages' | 'statuts';
  readonly errors: ReadyEntry['errors'];
  readonly rows: readonly { readonly code: K; readonly label: string }[];
  readonly counts: Counts<K>;
  readonly participants: number;
  readonly remaining: Remaining;
  readonly onCount: (code: K, n: number) => void;
  readonly foot?: React.ReactNode;
}

/** Counts that must add up to the participants: what remains is shown, and one press places it. */
export function CountRows<K extends string>(props: CountRowsProps<K>): React.ReactElement {
  const t = useText();
  const { field, counts, remaining, onCount } = props;
  return (
    <Section
      field={field}
      errors={props.errors}
      aside={
        <span role="status" className={css('remaining', remaining.missing !== 0 && 'isMissing')}>
          {remaining.text}
        </span>
      }
    >
      <div
        role="group"
        aria-labelledby={titleId(field)}
        aria-describedby={errorIdOf(field, props.errors)}
        className={css('rows')}
      >
        {props.rows.map(({ code, label }) => {
          const n = counts[code] ?? 0;
          return (
            <div key={code} className={css('row')} data-stop="">
              <span>{label}</span>
              {remaining.missing > 1 ? (
                <Button
                  look="quiet"
                  isSmall
                  onPress={() => onCount(code, n + remaining.missing)}
                  label={t('cra.remaining.place', { count: remaining.missing, label })}
                >
                  {t('cra.remaining.all', { count: remaining.missing })}
                </Button>
              ) : null}
              <Stepper
                label={label}
                lessLabel={t('cra.count.less', { label })}
                moreLabel={t('cra.count.more', { label })}
                value={n}
                min={0}
                max={props.participants}
                onChange={(next) => onCount(code, next)}
              />
            </div>
          );
        })}
      </div>
      {props.foot}
    </Section>
  );
}
