import * as React from 'react';

import { classNames } from './class-names.ts';
import styles from './skeleton.module.css';

const css = classNames(styles);

export interface SkeletonProps {
  readonly label: string;
  /** Heights of the blocks, in pixels: those of the real layout. */
  readonly blocks: readonly number[];
}

/** The shape of what is coming. */
export function Skeleton({ label, blocks }: SkeletonProps): React.ReactElement {
  return (
    <div role="status" aria-label={label} className={css('skeleton')}>
      {blocks.map((height, at) => (
        <div key={at} className={css('block')} style={{ height }} />
      ))}
    </div>
  );
}
