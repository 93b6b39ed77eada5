import * as React from 'react';

import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/icon.tsx';
import styles from './figure-row.module.css';
import type { ChangeView, FigureView } from './figures.presenter.ts';

const css = classNames(styles);
const arrows = { up: 'arrow-up', down: 'arrow-down', same: 'arrow-right' } as const;

export interface FigureRowProps {
  readonly figures: readonly FigureView[];
  /** In the panel: two by two. */
  readonly isCompact?: boolean;
}

/** The four figures, each with what changed since the period before. */
export function FigureRow({ figures, isCompact = false }: FigureRowProps): React.ReactElement {
  return (
    <dl className={css('figures', isCompact && 'compact')}>
      {figures.map((figure) => (
        <div key={figure.id} className={css('figure')}>
          <dt>{figure.name}</dt>
          <dd className={css('value')}>{figure.value}</dd>
          {figure.detail === '' ? null : <dd className={css('detail')}>{figure.detail}</dd>}
          {figure.change === undefined ? null : <Change change={figure.change} />}
        </div>
      ))}
    </dl>
  );
}

function Change({ change }: { readonly change: ChangeView }): React.ReactElement {
  return (
    <dd className={css('change')}>
      <span aria-hidden="true" title={change.sentence}>
        <Icon name={arrows[change.direction]} />
        {change.text}
      </span>
      <span className={css('spoken')}>{change.sentence}</span>
    </dd>
  );
}
