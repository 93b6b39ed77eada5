import { scaleLinear } from 'd3-scale';
import * as React from 'react';

import { useText } from '../../../core/language.tsx';
import { classNames } from '../../../ui/class-names.ts';
import type { Bar } from '../blocks/block.ts';
import styles from './charts.module.css';
import { fitted, widest } from './text-size.ts';
import { useWidth } from './use-width.ts';

const css = classNames(styles);
/** Under this width labels stand above their bars. */
const narrow = 420;
const thickness = 12;

export interface BarsProps {
  readonly bars: readonly Bar[];
  readonly sentence: string;
}

/**
 * Horizontal bars, each with its name before and its value after. What is beyond the list is said in
 * figures alone: its bar would dwarf the others.
 */
export function Bars({ bars, sentence }: BarsProps): React.ReactElement {
  const [ref, width] = useWidth();
  const layout = layoutOf(bars, width);
  return (
    <div ref={ref} className={css('chart')}>
      <svg
        role="img"
        aria-label={sentence}
        viewBox={`0 0 ${width} ${layout.rowHeight * bars.length}`}
        height={layout.rowHeight * bars.length}
      >
        {bars.map((bar, at) => (
          <BarRow key={bar.id} bar={bar} top={at * layout.rowHeight} layout={layout} />
        ))}
      </svg>
    </div>
  );
}

interface Layout {
  readonly rowHeight: number;
  readonly labelWidth: number;
  /** Where bars begin, from the left and from the top of their row. */
  readonly start: number;
  readonly barTop: number;
  readonly length: (size: number) => number;
}

function layoutOf(bars: readonly Bar[], width: number): Layout {
  const isNarrow = width < narrow;
  const labels = widest(bars.map(({ label }) => label));
  const labelWidth = isNarrow ? width : Math.min(labels, width * 0.42);
  const start = isNarrow ? 0 : labelWidth + 12;
  const room = width - start - widest(bars.map(({ text }) => text)) - 8;
  const highest = Math.max(1, ...bars.map(({ size, isRest }) => (isRest ? 0 : size)));
  const length = scaleLinear()
    .domain([0, highest])
    .range([0, Math.max(24, room)]);
  return {
    rowHeight: isNarrow ? 44 : 28,
    labelWidth,
    start,
    barTop: isNarrow ? 22 : 8,
    length: (size) => (size === 0 ? 0 : Math.max(2, length(size))),
  };
}

interface BarRowProps {
  readonly bar: Bar;
  readonly top: number;
  readonly layout: Layout;
}

function BarRow({ bar, top, layout }: BarRowProps): React.ReactElement {
  const t = useText();
  const { start, barTop, labelWidth } = layout;
  const isAbove = start === 0;
  const label = fitted(bar.label, labelWidth);
  const length = bar.isRest ? 0 : layout.length(bar.size);
  return (
    <g transform={`translate(0 ${top})`}>
      <title>{t('stats.told', { label: bar.label, text: bar.text })}</title>
      <text
        x={isAbove ? 0 : start - 12}
        y={isAbove ? 14 : barTop + 10}
        className={css('label', isAbove ? undefined : 'end')}
      >
        {label}
      </text>
      <rect
        x={start}
        y={barTop}
        width={length}
        height={thickness}
        rx={2}
        className={css('accent')}
      />
      <text x={start + (length === 0 ? 0 : length + 8)} y={barTop + 10} className={css('value')}>
        {bar.text}
      </text>
    </g>
  );
}
