import { bar, fitted, ink, inner, textAt, wrapped, type Piece } from './svg.ts';

/** A figure with what it is and how it changed. */
export interface Figure {
  readonly name: string;
  readonly value: string;
  /** Lines. */
  readonly change: readonly string[];
}

/** A line of a chart: its length is its share of the longest. */
export interface Bar {
  readonly name: string;
  readonly value: string;
  /** 0 for a hidden one. */
  readonly length: number;
}

export interface BarChart {
  readonly title: string;
  /** What is counted. */
  readonly remark: string;
  readonly bars: readonly Bar[];
}

export function titlePiece(title: string, under: readonly string[]): Piece {
  const titles = wrapped(title, 38, inner);
  const lines = under.flatMap((line) => wrapped(line, 26, inner));
  const titleHeight = titles.length * 46;
  return {
    height: titleHeight + lines.length * 36 + 14,
    svg: [
      ...titles.map((line, at) => textAt(line, { size: 38, y: 36 + at * 46, bold: true })),
      ...lines.map((line, at) =>
        textAt(line, { size: 26, y: titleHeight + 26 + at * 36, fill: ink.quiet }),
      ),
    ].join(''),
  };
}

/** Side by side, large. */
export function figuresPiece(figures: readonly Figure[]): Piece {
  const column = (inner + gap) / figures.length;
  const cells = figures.map(({ name, value, change }, at) => {
    const x = at * column;
    return [
      textAt(fitted(name, 26, column - gap), { size: 26, x, y: 28, fill: ink.quiet }),
      textAt(value, { size: sizeFor(value, column - gap / 2), x, y: 76, bold: true }),
      ...change.map((line, below) =>
        textAt(fitted(line, 26, column), { size: 26, x, y: 110 + below * 30, fill: ink.quiet }),
      ),
    ].join('');
  });
  return { height: 152, svg: cells.join('') };
}

/** As large as the room allows. */
function sizeFor(value: string, room: number): number {
  return Math.max(26, Math.min(42, room / (value.length * 0.54)));
}

/** Two charts of bars side by side. */
export function twoBarsPiece(left: BarChart, right: BarChart): Piece {
  const half = (inner - 2 * gap) / 2;
  const most = Math.max(left.bars.length, right.bars.length);
  return {
    height: headHeight + 36 + most * rowHeight,
    svg: `${barsIn(left, half)}<g transform="translate(${String(half + 2 * gap)} 0)">${barsIn(right, half)}</g>`,
  };
}

const gap = 16;
const rowHeight = 62;

/** Horizontal bars, each under its name, the value at its end. */
function barsIn({ title, remark, bars }: BarChart, room: number): string {
  const longest = Math.max(1, ...bars.map(({ length }) => length));
  const rows = bars.map(({ name, value, length }, at) => {
    const y = headHeight + 36 + at * rowHeight;
    const valueWidth = value.length * 13 + 12;
    return [
      textAt(fitted(name, 26, room - valueWidth), { size: 26, y: y + 24 }),
      textAt(value, { size: 26, x: room, y: y + 24, bold: true, anchor: 'end' }),
      bar({ x: 0, y: y + 36, width: room, height: 12, fill: ink.line }),
      length > 0
        ? bar({ x: 0, y: y + 36, width: Math.max(6, (room * length) / longest), height: 12 })
        : '',
    ].join('');
  });
  const under = textAt(fitted(remark, 26, room), { size: 26, y: headHeight + 18, fill: ink.quiet });
  return head(title, room) + under + rows.join('');
}

/** A column for each point, the first and the last named, the highest with its value. */
export function columnsPiece(
  title: string,
  points: readonly { readonly name: string; readonly value: number; readonly shown: string }[],
): Piece {
  const chartHeight = 130;
  const base = headHeight + 32 + chartHeight;
  const highest = Math.max(1, ...points.map(({ value }) => value));
  const step = inner / Math.max(1, points.length);
  const columns = points.map(({ value }, at) => {
    const height = (chartHeight * value) / highest;
    const thick = Math.max(3, step * 0.72);
    return value === 0
      ? ''
      : bar({ x: at * step + (step - thick) / 2, y: base - height, width: thick, height });
  });
  const top = points.findIndex(({ value }) => value === highest);
  const topX = Math.min(inner - 30, Math.max(30, (top + 0.5) * step));
  const [first] = points;
  const last = points.at(-1);
  const names = { size: 26, y: base + 36, fill: ink.quiet } as const;
  return {
    height: base + 56,
    svg: [
      head(title, inner),
      ...columns,
      `<path d="M0 ${String(base)}H${String(inner)}" stroke="${ink.line}" stroke-width="2"/>`,
      top < 0
        ? ''
        : textAt(points[top]?.shown ?? '', {
            size: 28,
            x: topX,
            y: base - chartHeight - 12,
            bold: true,
            anchor: 'middle',
          }),
      first ? textAt(first.name, names) : '',
      last && last !== first ? textAt(last.name, { ...names, x: inner, anchor: 'end' }) : '',
    ].join(''),
  };
}

/** A remark in small letters. */
export function notePiece(text: string): Piece {
  const lines = wrapped(text, 26, inner);
  return {
    height: lines.length * 36 + 8,
    svg: lines
      .map((line, at) => textAt(line, { size: 26, y: 28 + at * 36, fill: ink.quiet }))
      .join(''),
  };
}

const headHeight = 60;

function head(title: string, room: number): string {
  return (
    `<path d="M0 6H${String(room)}" stroke="${ink.line}" stroke-width="2"/>` +
    textAt(fitted(title, 30, room), { size: 30, y: 44, bold: true })
  );
}
