import { bar, fitted, ink, inner, textAt, wrapped, type Piece } from './svg.ts';

/** A figure with what it is and how it changed. */
export interface Figure {
  readonly name: string;
  readonly value: string;
  readonly change: string;
}

/** A line of a chart: its length is its share of the longest. */
export interface Bar {
  readonly name: string;
  readonly value: string;
  /** 0 for a hidden one. */
  readonly length: number;
}

export function titlePiece(title: string, under: readonly string[]): Piece {
  const titles = wrapped(title, 40, inner);
  const lines = under.flatMap((line) => wrapped(line, 28, inner));
  const titleHeight = titles.length * 48;
  return {
    height: titleHeight + lines.length * 38 + 20,
    svg: [
      ...titles.map((line, at) => textAt(line, { size: 40, y: 38 + at * 48, bold: true })),
      ...lines.map((line, at) =>
        textAt(line, { size: 28, y: titleHeight + 28 + at * 38, fill: ink.quiet }),
      ),
    ].join(''),
  };
}

/** Two by two, large. */
export function figuresPiece(figures: readonly Figure[]): Piece {
  const rowHeight = 152;
  const column = inner / 2;
  const cells = figures.map(({ name, value, change }, at) => {
    const x = (at % 2) * column;
    const y = Math.floor(at / 2) * rowHeight;
    return [
      textAt(fitted(name, 28, column - 12), { size: 28, x, y: y + 30, fill: ink.quiet }),
      textAt(value, { size: 52, x, y: y + 86, bold: true }),
      textAt(fitted(change, 26, column - 12), { size: 26, x, y: y + 122, fill: ink.quiet }),
    ].join('');
  });
  return { height: Math.ceil(figures.length / 2) * rowHeight + 8, svg: cells.join('') };
}

/** Horizontal bars, each under its name, the value at its end. */
export function barsPiece(title: string, bars: readonly Bar[]): Piece {
  const rowHeight = 66;
  const longest = Math.max(1, ...bars.map(({ length }) => length));
  const rows = bars.map(({ name, value, length }, at) => {
    const y = headHeight + at * rowHeight;
    const valueWidth = value.length * 15 + 16;
    return [
      textAt(fitted(name, 28, inner - valueWidth), { size: 28, y: y + 26 }),
      textAt(value, { size: 28, x: inner, y: y + 26, bold: true, anchor: 'end' }),
      bar({ x: 0, y: y + 38, width: inner, height: 14, fill: ink.line }),
      length > 0
        ? bar({ x: 0, y: y + 38, width: Math.max(6, (inner * length) / longest), height: 14 })
        : '',
    ].join('');
  });
  return { height: headHeight + bars.length * rowHeight + 20, svg: head(title) + rows.join('') };
}

/** A column for each point, the first and the last named, the highest with its value. */
export function columnsPiece(
  title: string,
  points: readonly { readonly name: string; readonly value: number; readonly shown: string }[],
): Piece {
  const chartHeight = 190;
  const base = headHeight + 40 + chartHeight;
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
    height: base + 64,
    svg: [
      head(title),
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

const headHeight = 72;

function head(title: string): string {
  return (
    `<path d="M0 8H${String(inner)}" stroke="${ink.line}" stroke-width="2"/>` +
    textAt(fitted(title, 32, inner), { size: 32, y: 52, bold: true })
  );
}
