import * as React from 'react';

import styles from './choices.module.css';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { useUid } from './use-uid.ts';

const css = classNames(styles);

export interface Choice<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly hint?: string;
  readonly icon?: string;
}

interface GroupProps<V extends string> {
  /** Names the group for those who hear it; the visible title stands above. */
  readonly labelledBy: string;
  readonly describedBy?: string | undefined;
  readonly look?: 'cards' | 'chips';
  readonly choices: readonly Choice<V>[];
}

export interface OneOfProps<V extends string> extends GroupProps<V> {
  readonly value: V | undefined;
  readonly onChoose: (value: V) => void;
}

/** One choice among few: arrows move, digits pick, Enter picks too. */
export function OneOf<V extends string>(props: OneOfProps<V>): React.ReactElement {
  const name = useUid();
  return (
    <Group {...props} role="radiogroup" onPick={props.onChoose}>
      {(choice) => (
        <input
          type="radio"
          className={css('input')}
          name={name}
          value={choice.value}
          checked={props.value === choice.value}
          onChange={() => props.onChoose(choice.value)}
        />
      )}
    </Group>
  );
}

export interface SomeOfProps<V extends string> extends GroupProps<V> {
  readonly values: readonly V[];
  readonly onToggle: (value: V) => void;
}

/** Several choices: Tab and arrows move, Space and digits toggle. */
export function SomeOf<V extends string>(props: SomeOfProps<V>): React.ReactElement {
  return (
    <Group {...props} role="group" onPick={props.onToggle}>
      {(choice) => (
        <input
          type="checkbox"
          className={css('input')}
          value={choice.value}
          checked={props.values.includes(choice.value)}
          onChange={() => props.onToggle(choice.value)}
        />
      )}
    </Group>
  );
}

interface FrameProps<V extends string> extends GroupProps<V> {
  readonly role: 'radiogroup' | 'group';
  readonly onPick: (value: V) => void;
  readonly children: (choice: Choice<V>) => React.ReactElement;
}

function Group<V extends string>(props: FrameProps<V>): React.ReactElement {
  const { look = 'chips', choices, role } = props;
  const onKeyDown = (event: React.KeyboardEvent<HTMLDivElement>): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const picked = /^[1-9]$/.test(event.key) ? choices[Number(event.key) - 1] : undefined;
    if (picked !== undefined) {
      event.preventDefault();
      props.onPick(picked.value);
      inputsOf(event.currentTarget)[Number(event.key) - 1]?.focus();
    } else if (event.key === 'Enter') {
      pickOnEnter(event, role, props.onPick, choices);
    } else if (role === 'group' && event.key.startsWith('Arrow')) {
      event.preventDefault();
      moveFocus(event);
    }
  };
  return (
    <div
      role={role}
      aria-labelledby={props.labelledBy}
      aria-describedby={props.describedBy}
      className={css('group', look)}
      onKeyDown={onKeyDown}
    >
      {choices.map((choice) => (
        <label key={choice.value} className={css('choice')}>
          {props.children(choice)}
          <span className={css('face')}>
            {choice.icon === undefined ? null : <Icon name={choice.icon} />}
            <span className={css('label')}>{choice.label}</span>
            {choice.hint === undefined ? null : <span className={css('hint')}>{choice.hint}</span>}
          </span>
        </label>
      ))}
    </div>
  );
}

/** In a group of one choice, Enter also takes the choice that has the focus. */
function pickOnEnter<V extends string>(
  event: React.KeyboardEvent<HTMLDivElement>,
  role: 'radiogroup' | 'group',
  onPick: (value: V) => void,
  choices: readonly Choice<V>[],
): void {
  const inputs = inputsOf(event.currentTarget);
  const focused = inputs.findIndex((input) => input === document.activeElement);
  const choice = choices[focused];
  if (role === 'radiogroup' && choice !== undefined && inputs[focused]?.checked === false) {
    onPick(choice.value);
  }
}

function moveFocus(event: React.KeyboardEvent<HTMLDivElement>): void {
  const inputs = inputsOf(event.currentTarget);
  const focused = inputs.findIndex((input) => input === document.activeElement);
  const step = event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : -1;
  inputs[(focused + step + inputs.length) % inputs.length]?.focus();
}

function inputsOf(group: HTMLElement): readonly HTMLInputElement[] {
  return [...group.querySelectorAll('input')];
}
