import * as React from 'react';

import { classNames } from './class-names.ts';
import styles from './tabs.module.css';

const css = classNames(styles);

export interface Tab {
  readonly id: string;
  readonly label: string;
}

export interface TabsProps {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly current: string;
  /** Id of the element that the tabs show things in. */
  readonly panelId: string;
  readonly onChoose: (id: string) => void;
}

export function tabId(panelId: string, id: string): string {
  return `${panelId}-${id}`;
}

/** Tabs with one stop of the Tab key; arrows, Home and End move. */
export function Tabs(props: TabsProps): React.ReactElement {
  const { tabs, current, panelId, onChoose } = props;
  const onKeyDown = (event: React.KeyboardEvent<HTMLDivElement>): void => {
    const at = tabs.findIndex(({ id }) => id === current);
    const next = tabs[destination(event.key, at, tabs.length)];
    if (next !== undefined) {
      event.preventDefault();
      onChoose(next.id);
      document.getElementById(tabId(panelId, next.id))?.focus();
    }
  };
  return (
    // eslint-disable-next-line jsx-a11y-x/interactive-supports-focus -- the focus is on its tabs
    <div role="tablist" aria-label={props.label} className={css('tabs')} onKeyDown={onKeyDown}>
      {tabs.map(({ id, label }) => (
        <button
          key={id}
          id={tabId(panelId, id)}
          type="button"
          role="tab"
          className={css('tab')}
          aria-selected={id === current}
          aria-controls={panelId}
          tabIndex={id === current ? 0 : -1}
          onClick={() => onChoose(id)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

/** Index of the tab that a key leads to; -1 for the other keys. */
function destination(key: string, at: number, count: number): number {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowLeft':
      return (at - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return -1;
  }
}
