import * as React from 'react';

import { classNames } from '../../../ui/class-names.ts';
import type { Table } from '../blocks/block.ts';
import styles from './table-twin.module.css';

const css = classNames(styles);

export interface TableTwinProps {
  readonly caption: string;
  readonly table: Table;
}

/** The figures of a drawing, all of them, set out to be read and copied. */
export function TableTwin({ caption, table }: TableTwinProps): React.ReactElement {
  return (
    // A table wider than its card is moved by the keys too.
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- what scrolls can be reached
    <div className={css('frame')} role="region" aria-label={caption} tabIndex={0}>
      <table className={css('table')}>
        <caption className={css('caption')}>{caption}</caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ id, name, cells }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              {cells.map((cell, at) => (
                <td key={at}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
