import * as React from 'react';

import { classNames } from './class-names.ts';
import styles from './select.module.css';

const css = classNames(styles);

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

export interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly SelectOption[];
  readonly onChoose: (value: string) => void;
}

/** One choice among many, by the browser's own list: every key and every screen reader knows it. */
export function Select(props: SelectProps): React.ReactElement {
  return (
    <label className={css('field')}>
      <span className={css('label')}>{props.label}</span>
      <select
        className={css('select')}
        value={props.value}
        onChange={(event) => props.onChoose(event.currentTarget.value)}
      >
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

export interface DateFieldProps {
  readonly label: string;
  readonly value: string;
  readonly max?: string | undefined;
  readonly onChange: (value: string) => void;
}

export function DateField(props: DateFieldProps): React.ReactElement {
  return (
    <label className={css('field')}>
      <span className={css('label')}>{props.label}</span>
      <input
        type="date"
        className={css('select')}
        value={props.value}
        max={props.max}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
    </label>
  );
}
