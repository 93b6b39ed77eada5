import * as React from 'react';
import { useState } from 'react';

import { classNames } from './class-names.ts';
import styles from './combobox.module.css';
import { useUid } from './use-uid.ts';

const css = classNames(styles);

export interface ComboboxOption {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
}

export interface ComboboxProps {
  readonly label: string;
  readonly placeholder: string;
  readonly text: string;
  readonly options: readonly ComboboxOption[];
  /** What is said under the field: how many were found, or that none was. */
  readonly status: string;
  readonly onType: (text: string) => void;
  readonly onChoose: (id: string) => void;
  readonly onCancel: () => void;
}

/** A field with a list of proposals, after the combobox pattern of ARIA. */
export function Combobox(props: ComboboxProps): React.ReactElement {
  const id = useUid();
  const [at, setAt] = useState(0);
  const { options } = props;
  const active = Math.min(at, options.length - 1);
  const isOpen = options.length > 0;
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const chosen = options[active];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt((active + step + options.length) % Math.max(1, options.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (chosen !== undefined) {
        props.onChoose(chosen.id);
      }
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      props.onCancel();
    }
  };
  return (
    <div className={css('combobox')}>
      <input
        ref={focusOnce}
        type="text"
        role="combobox"
        className={css('input')}
        aria-label={props.label}
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isOpen ? `${id}-${active}` : undefined}
        aria-describedby={`${id}-status`}
        autoComplete="off"
        placeholder={props.placeholder}
        value={props.text}
        onChange={(event) => {
          setAt(0);
          props.onType(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={props.label} className={css('list')}>
        {options.map((option, index) => (
          // eslint-disable-next-line jsx-a11y-x/click-events-have-key-events -- the field has the keys
          <li
            key={option.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className={css('option')}
            onClick={() => props.onChoose(option.id)}
          >
            <span>{option.label}</span>
            <span className={css('hint')}>{option.hint}</span>
          </li>
        ))}
      </ul>
      <p id={`${id}-status`} role="status" className={css('status')}>
        {props.status}
      </p>
    </div>
  );
}

function focusOnce(input: HTMLInputElement | null): void {
  input?.focus();
}
