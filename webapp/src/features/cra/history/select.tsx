import * as React from 'react';

import { useText } from '../../../core/language.tsx';
import { classNames } from '../../../ui/class-names.ts';
import styles from './history.module.css';

const css = classNames(styles);

export interface SelectProps<V extends string> {
  readonly label: string;
  readonly choices: readonly { readonly value: V; readonly label: string }[];
  readonly value: V | undefined;
  /** Undefined: whatever it is. */
  readonly onChoose: (value: V | undefined) => void;
}

/** One choice among many, or none: the host's own list, which every phone knows. */
export function Select<V extends string>(props: SelectProps<V>): React.ReactElement {
  const t = useText();
  return (
    <label className={css('field')}>
      {props.label}
      <select
        className={css('text')}
        value={props.value ?? ''}
        onChange={(event) => {
          const { value } = event.currentTarget;
          props.onChoose(props.choices.find((choice) => choice.value === value)?.value);
        }}
      >
        <option value="">{t('cra.history.any')}</option>
        {props.choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
