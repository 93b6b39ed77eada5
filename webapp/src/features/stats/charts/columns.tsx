import { scaleBand, scaleLinear } from 'd3-scale';
import * as React from 'react';

import { classNames } from '../../../ui/class-names.ts';
import { useUid } from '../../../ui/use-uid.ts';
import type { Column } from '../blocks/block.ts';
import styles from './charts.module.css';
import { Hatch } from './hatch.tsx';
import { textWidth, widest } from './text-size.ts';
import { useWidth } from './use-width.ts';

const css = classNames(styles);
const margin = { top: 20, bottom: 24, end: 4 } as const;

export interface ColumnsProps {
  readonly columns: readonly Column[];
  readonly sentence: string;
  readonly number: (n: number) => string;
  readonly height?: number;
}

/** Columns over time; every value that has room stands on its own. */
export function Columns(props: ColumnsProps): React.ReactElement {
  const { columns, sentence, number, height = 220 } = props;
  const [ref, width] = useWidth();
  const hatch = useUid();
  const highest = Math.max(1, ...columns.map(({ size }) => size));
  const y = scaleLinear()
    .domain([0, highest])
    .nice(4)
    .range([height - margin.bottom, margin.top]);
  const ticks = y.ticks(4).filter(Number.isInteger);
  const start = widest(ticks.map(number)) + 8;
  const x = scaleBand()
    .domain(columns.map(({ id }) => id))
    .range([start, width - margin.end])
    .paddingInner(0.24)
    .paddingOuter(0.12);
  const shown = shownTexts(columns, x.step());
  return (
    <div ref={ref} className={css('chart')}>
      <svg role="img" aria-label={sentence} viewBox={`0 0 ${width} ${height}`} height={height}>
        <defs>
          <Hatch id={hatch} className={css('accent')} />
        </defs>
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={start} x2={width} y1={y(tick)} y2={y(tick)} className={css('grid')} />
            <text x={start - 8} y={y(tick) + 4} className={css('quiet', 'end')}>
              {number(tick)}
            </text>
          </g>
        ))}
        {columns.map((column, at) => (
          <g key={column.id}>
            <title>{column.hint}</title>
            <rect
              x={x(column.id)}
              y={y(column.size)}
              width={x.bandwidth()}
              height={y(0) - y(column.size)}
              rx={Math.min(2, x.bandwidth() / 4)}
              className={css('accent')}
              {...(column.isPartial ? { style: { fill: `url(#${hatch})` } } : {})}
            />
            {shown.values.has(at) ? (
              <text
                x={(x(column.id) ?? 0) + x.bandwidth() / 2}
                y={y(column.size) - 6}
                className={css('value', 'middle')}
              >
                {column.text}
              </text>
            ) : null}
            {shown.labels.has(at) ? (
              <text
                x={(x(column.id) ?? 0) + x.bandwidth() / 2}
                y={height - 6}
                className={css('quiet', 'middle')}
              >
                {column.label}
              </text>
            ) : null}
          </g>
        ))}
      </svg>
    </div>
  );
}

interface Shown {
  readonly values: ReadonlySet<number>;
  readonly labels: ReadonlySet<number>;
}

/** All values, or the highest where there is no room for all; labels at even distances. */
function shownTexts(columns: readonly Column[], step: number): Shown {
  const positive = columns.flatMap(({ size }, at) => (size > 0 ? [at] : []));
  const haveRoom = columns.every(({ text }) => textWidth(text) + 2 <= step);
  const sizes = columns.map(({ size }) => size);
  const every = Math.max(1, Math.ceil((widest(columns.map(({ label }) => label)) + 12) / step));
  return {
    values: new Set(haveRoom ? positive : [sizes.indexOf(Math.max(...sizes))]),
    labels: new Set(columns.flatMap((_, at) => (at % every === 0 ? [at] : []))),
  };
}
