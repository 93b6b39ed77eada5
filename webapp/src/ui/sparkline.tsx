import * as React from 'react';

import { classNames } from './class-names.ts';
import styles from './sparkline.module.css';

const css = classNames(styles);

export interface SparklineProps {
  /** The sentence that says what the bars show. */
  readonly label: string;
  readonly values: readonly number[];
}

const height = 24;
const step = 6;

/** Small bars, one a day, without axis: a tendency, never figures to read. */
export function Sparkline({ label, values }: SparklineProps): React.ReactElement {
  const highest = Math.max(1, ...values);
  return (
    <svg
      role="img"
      aria-label={label}
      className={css('sparkline')}
      width={values.length * step}
      height={height}
    >
      {values.map((value, at) => {
        const size = value === 0 ? 1 : Math.max(3, Math.round((value / highest) * height));
        return <rect key={at} x={at * step} y={height - size} width={4} height={size} rx={1} />;
      })}
    </svg>
  );
}
