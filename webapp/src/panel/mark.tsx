import * as React from 'react';

import { classNames } from '../ui/class-names.ts';
import styles from './mark.module.css';

const css = classNames(styles);

/**
 * The product's mark, for the menus and headers of the host; it has the host's text colour. `name`
 * where the host says none beside it: the narrow header of Mattermost leaves its button without one.
 */
export function Mark({ name }: { readonly name?: string }): React.ReactElement {
  return (
    <svg
      className={css('mark')}
      width="18"
      height="18"
      viewBox="0 0 24 24"
      {...(name === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name })}
      focusable="false"
    >
      <path d="M12 3 21 12 12 21 3 12Z" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M12 8.5 15.5 12 12 15.5 8.5 12Z" fill="currentColor" />
    </svg>
  );
}
