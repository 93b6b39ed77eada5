import { stack } from 'd3-shape';
import * as React from 'react';

import { useText } from '../../../core/language.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { useUid } from '../../../ui/use-uid.ts';
import type { Part } from '../blocks/block.ts';
import styles from './charts.module.css';
import { Hatch } from './hatch.tsx';
import { type Face, partFaces } from './part-faces.ts';
import { fitted, textWidth } from './text-size.ts';
import { useWidth } from './use-width.ts';

const css = classNames(styles);
const barHeight = 28;
const gap = 2;
const rowHeight = 26;
const whole = 1000;

export interface PartsProps {
  readonly parts: readonly Part[];
  readonly sentence: string;
}

const angles = { rising: 45, falling: -45, upright: 0 } as const;
const tones = ['strong', 'soft', 'quietFill'] as const;

/** A bar of 100 %, its parts in their order, and each of them named with its share below. */
export function Parts({ parts, sentence }: PartsProps): React.ReactElement {
  const t = useText();
  const [ref, width] = useWidth();
  const uid = useUid();
  const height = barHeight + 12 + parts.length * rowHeight;
  const spans = spansOf(parts, width);
  const faces = partFaces(parts);
  return (
    <div ref={ref} className={css('chart')}>
      <svg role="img" aria-label={sentence} viewBox={`0 0 ${width} ${height}`} height={height}>
        <defs>
          {tones.flatMap((tone) =>
            Object.entries(angles).map(([name, angle]) => (
              <Hatch
                key={tone + name}
                id={`${uid}-${tone}-${name}`}
                className={css(tone)}
                angle={angle}
              />
            )),
          )}
        </defs>
        {parts.map((part, at) => (
          <g key={part.id}>
            <title>{t('stats.told', { label: part.label, text: part.text })}</title>
            <Swatch uid={uid} face={faces[at]} {...spans[at]} y={0} height={barHeight} />
            <Swatch
              uid={uid}
              face={faces[at]}
              x={0}
              y={barHeight + 18 + at * rowHeight}
              width={14}
              height={14}
            />
            <text x={24} y={barHeight + 30 + at * rowHeight} className={css('label')}>
              {fitted(part.label, width - 40 - textWidth(part.text))}
            </text>
            <text x={width} y={barHeight + 30 + at * rowHeight} className={css('value', 'end')}>
              {part.text}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}

interface Span {
  readonly x: number;
  readonly width: number;
}

/** Where each part stands, with a line of the page's colour between two. */
function spansOf(parts: readonly Part[], width: number): readonly Span[] {
  const series = stack<Readonly<Record<string, number>>>().keys(parts.map(({ id }) => id))([
    Object.fromEntries(parts.map(({ id, pm }) => [id, pm])),
  ]);
  return series.map((layer) => {
    const [from = 0, to = 0] = layer[0] ?? [];
    const x = (from / whole) * width;
    return { x, width: Math.max(1, ((to - from) / whole) * width - gap) };
  });
}

interface SwatchProps extends Partial<Span> {
  readonly uid: string;
  readonly face: Face | undefined;
  readonly y: number;
  readonly height: number;
}

function Swatch(props: SwatchProps): React.ReactElement | null {
  const { uid, face, x = 0, y, width = 0, height } = props;
  if (face === undefined) {
    return null;
  }
  const isWhole = face.lines === 'none';
  return (
    <rect
      x={x}
      y={y}
      width={width}
      height={height}
      rx={2}
      className={css(face.tone, !isWhole && 'outlined')}
      {...(isWhole ? {} : { style: { fill: `url(#${uid}-${face.tone}-${face.lines})` } })}
    />
  );
}
