import * as React from 'react';

import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import styles from './stepper.module.css';

const css = classNames(styles);

export interface StepperProps {
  readonly id?: string;
  readonly label: string;
  readonly lessLabel: string;
  readonly moreLabel: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly describedBy?: string | undefined;
  readonly isInvalid?: boolean;
  readonly onChange: (value: number) => void;
}

/** A small whole number: two buttons for fingers, typing and arrows for the keyboard. */
export function Stepper(props: StepperProps): React.ReactElement {
  const { value, min, max, step = 1, onChange } = props;
  const set = (next: number): void => {
    if (Number.isInteger(next)) {
      onChange(Math.min(max, Math.max(min, next)));
    }
  };
  return (
    <div className={css('stepper')}>
      <button
        type="button"
        tabIndex={-1}
        className={css('step')}
        aria-label={props.lessLabel}
        disabled={value <= min}
        onClick={() => set(value - step)}
      >
        <Icon name="minus" />
      </button>
      <input
        id={props.id}
        type="number"
        inputMode="numeric"
        className={css('value')}
        aria-label={props.label}
        aria-describedby={props.describedBy}
        aria-invalid={props.isInvalid === true ? true : undefined}
        value={value}
        min={min}
        max={max}
        step={step}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => set(Number(event.currentTarget.value))}
      />
      <button
        type="button"
        tabIndex={-1}
        className={css('step')}
        aria-label={props.moreLabel}
        disabled={value >= max}
        onClick={() => set(value + step)}
      >
        <Icon name="plus" />
      </button>
    </div>
  );
}
