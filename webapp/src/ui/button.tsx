import * as React from 'react';

import styles from './button.module.css';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

const css = classNames(styles);

export interface ButtonProps {
  /** One filled button a screen; the rest is quieter. */
  readonly look?: 'filled' | 'outlined' | 'quiet';
  readonly isSmall?: boolean;
  readonly isWide?: boolean;
  readonly isBusy?: boolean;
  readonly icon?: string;
  readonly onPress: () => void;
  readonly shortcut?: string;
  /** For a button that unfolds something: whether it is unfolded. */
  readonly isExpanded?: boolean;
  /** The whole name, where what is seen is too short to be heard alone. */
  readonly label?: string;
  readonly children: React.ReactNode;
}

export const Button = React.forwardRef<HTMLButtonElement, ButtonProps>(
  function Button(props, ref): React.ReactElement {
    const { look = 'outlined', isSmall = false, isWide = false, isBusy = false } = props;
    return (
      <button
        ref={ref}
        type="button"
        className={css('button', look, isSmall && 'small', isWide && 'wide')}
        aria-disabled={isBusy}
        aria-keyshortcuts={props.shortcut}
        aria-expanded={props.isExpanded}
        aria-label={props.label}
        title={props.label}
        onClick={isBusy ? undefined : props.onPress}
      >
        {props.icon === undefined ? null : <Icon name={props.icon} />}
        <span>{props.children}</span>
      </button>
    );
  },
);

export interface IconButtonProps {
  readonly icon: string;
  readonly label: string;
  readonly onPress: () => void;
  readonly isDisabled?: boolean;
  /** For a button that stays pressed: whether it is. */
  readonly isPressed?: boolean;
  readonly shortcut?: string;
  /** For a button that opens a menu: whether it is open, and the menu's id. */
  readonly isExpanded?: boolean;
  readonly controls?: string;
}

/** A square button whose name is read but not seen. */
export function IconButton(props: IconButtonProps): React.ReactElement {
  return (
    <button
      type="button"
      className={css('iconButton')}
      aria-label={props.label}
      title={props.label}
      disabled={props.isDisabled}
      aria-pressed={props.isPressed}
      aria-keyshortcuts={props.shortcut}
      aria-haspopup={props.isExpanded === undefined ? undefined : 'menu'}
      aria-expanded={props.isExpanded}
      aria-controls={props.isExpanded === true ? props.controls : undefined}
      onClick={props.onPress}
    >
      <Icon name={props.icon} />
    </button>
  );
}
