import * as React from 'react';
import { useEffect, useRef, useState } from 'react';

import { IconButton } from './button.tsx';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import styles from './menu.module.css';
import { useUid } from './use-uid.ts';

const css = classNames(styles);

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon: string;
  readonly onPress: () => void;
}

export interface MenuProps {
  readonly label: string;
  readonly icon?: string;
  readonly items: readonly MenuItem[];
}

/** The "⋯" of a line: arrows move in it, Escape closes it and gives the focus back. */
export function Menu({ label, icon = 'dots-horizontal', items }: MenuProps): React.ReactElement {
  const id = useUid();
  const [isOpen, setIsOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  useClosing(isOpen, frame, () => setIsOpen(false));
  const close = (): void => {
    setIsOpen(false);
    frame.current?.querySelector('button')?.focus();
  };
  const onKeyDown = (event: React.KeyboardEvent<HTMLDivElement>): void => {
    if (isOpen && event.key === 'Escape') {
      event.stopPropagation();
      close();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setIsOpen(true);
      moveFocus(frame.current, event.key === 'ArrowDown' ? 1 : -1);
    }
  };
  return (
    <div ref={frame} className={css('frame')} onKeyDown={onKeyDown} role="presentation">
      <IconButton
        icon={icon}
        label={label}
        isExpanded={isOpen}
        controls={id}
        onPress={() => setIsOpen(!isOpen)}
      />
      {isOpen ? (
        <div id={id} role="menu" aria-label={label} className={css('menu')}>
          {items.map((item, at) => (
            <button
              key={item.id}
              ref={at === 0 ? focusOnce : undefined}
              type="button"
              role="menuitem"
              className={css('item')}
              onClick={() => {
                close();
                item.onPress();
              }}
            >
              <Icon name={item.icon} />
              {item.label}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}

function focusOnce(item: HTMLButtonElement | null): void {
  item?.focus();
}

function useClosing(
  isOpen: boolean,
  frame: React.RefObject<HTMLDivElement | null>,
  close: () => void,
): void {
  useEffect(() => {
    if (!isOpen) {
      return undefined;
    }
    const onOutside = (event: Event): void => {
      if (event.target instanceof Node && frame.current?.contains(event.target) === false) {
        close();
      }
    };
    document.addEventListener('pointerdown', onOutside);
    document.addEventListener('focusin', onOutside);
    return () => {
      document.removeEventListener('pointerdown', onOutside);
      document.removeEventListener('focusin', onOutside);
    };
  });
}

function moveFocus(frame: HTMLDivElement | null, step: number): void {
  const items = [...(frame?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
  const at = items.findIndex((item) => item === document.activeElement);
  items[(at + step + items.length) % items.length]?.focus();
}
