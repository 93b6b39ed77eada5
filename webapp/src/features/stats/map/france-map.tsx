import * as React from 'react';

import { useText } from '../../../core/language.tsx';
import { classNames } from '../../../ui/class-names.ts';
import styles from '../charts/charts.module.css';
import france from './france.json' with { type: 'json' };
import departements from './departements.json' with { type: 'json' };
import { classOf, mapClasses, type MapClass } from './map-classes.ts';

const css = classNames(styles);
const names: Readonly<Record<string, string>> = departements;
const width = 613;
const height = 668;
const side = 30;
/** Too small on the map, or not on it: squares of their own, above and below. */
const around = ['75', '92', '93', '94'];
const overseas = ['971', '972', '973', '974', '975', '976', '977', '978', '986', '987', '988'];

export interface FranceMapProps {
  readonly counts: Readonly<Record<string, number>>;
  readonly sentence: string;
  readonly number: (n: number) => string;
}

/** The départements, darker where there is more; overseas ones in squares. */
export function FranceMap({ counts, sentence, number }: FranceMapProps): React.ReactElement {
  const t = useText();
  const classes = mapClasses(Math.max(0, ...Object.values(counts)));
  const face = (code: string): Face => ({
    code,
    count: counts[code] ?? 0,
    of: classOf(counts[code] ?? 0, classes),
    title: t('stats.told', { label: names[code] ?? code, text: number(counts[code] ?? 0) }),
  });
  return (
    <svg role="img" aria-label={sentence} viewBox={`0 0 ${width} ${height}`}>
      {Object.entries(france.paths).map(([code, path]) => (
        <Departement key={code} face={face(code)} path={path} />
      ))}
      {around.map((code, at) => (
        <Square key={code} face={face(code)} x={4 + at * 40} y={20} />
      ))}
      {overseas.map((code, at) => (
        <Square key={code} face={face(code)} x={8 + at * 56} y={612} />
      ))}
      <Legend classes={classes} number={number} />
    </svg>
  );
}

interface Face {
  readonly code: string;
  readonly count: number;
  readonly of: MapClass | undefined;
  readonly title: string;
}

function Departement(props: { readonly face: Face; readonly path: string }): React.ReactElement {
  const { face, path } = props;
  return (
    <path d={path} {...faceProps(face)}>
      <title>{face.title}</title>
    </path>
  );
}

interface SquareProps {
  readonly face: Face;
  readonly x: number;
  readonly y: number;
}

function Square({ face, x, y }: SquareProps): React.ReactElement {
  return (
    <g>
      <rect x={x} y={y} width={side} height={side} rx={3} {...faceProps(face)}>
        <title>{face.title}</title>
      </rect>
      <text x={x + side / 2} y={y + side + 14} className={css('quiet', 'code')}>
        {face.code}
      </text>
    </g>
  );
}

function faceProps({ of }: Face): { readonly className: string; readonly fillOpacity?: number } {
  return of === undefined
    ? { className: css('nowhere') }
    : { className: css('accent', 'departement'), fillOpacity: of.opacity };
}

interface LegendProps {
  readonly classes: readonly MapClass[];
  readonly number: (n: number) => string;
}

function Legend({ classes, number }: LegendProps): React.ReactElement {
  const t = useText();
  return (
    <g>
      {classes.map(({ from, to, opacity }, at) => (
        <g key={from} transform={`translate(478 ${8 + at * 22})`}>
          <rect width={16} height={16} rx={2} className={css('accent')} fillOpacity={opacity} />
          <text x={24} y={13} className={css('quiet')}>
            {from === to
              ? number(from)
              : t('stats.carte.range', { from: number(from), to: number(to) })}
          </text>
        </g>
      ))}
    </g>
  );
}
