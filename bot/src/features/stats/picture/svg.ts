/** A piece of a picture with its height, drawn from its own top. */
export interface Piece {
  readonly height: number;
  readonly svg: string;
}

/** Colours on the picture's own paper: legible in light and dark surroundings alike. */
export const ink = {
  paper: '#ffffff',
  text: '#1b1d22',
  quiet: '#565b66',
  line: '#d9dce3',
  accent: '#1c58d9',
} as const;

/** Pixels; shown at half this width on a phone of 360, so letters of 28 are 14 there. */
export const width = 720;
export const margin = 36;
export const inner = width - 2 * margin;

/** Width of a letter of Roboto on average, for its size. */
const letterWidth = 0.52;

interface TextStyle {
  readonly size: number;
  readonly x?: number;
  readonly y: number;
  readonly bold?: boolean;
  readonly fill?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
}

export function textAt(text: string, style: TextStyle): string {
  const { size, x = 0, y, bold = false, fill = ink.text, anchor = 'start' } = style;
  return (
    `<text x="${round(x)}" y="${round(y)}" font-size="${round(size)}" fill="${fill}"` +
    ` text-anchor="${anchor}" font-weight="${bold ? '500' : '400'}">${escape(text)}</text>`
  );
}

export function bar(box: {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill?: string;
}): string {
  return (
    `<rect x="${round(box.x)}" y="${round(box.y)}" width="${round(box.width)}"` +
    ` height="${round(box.height)}" rx="4" fill="${box.fill ?? ink.accent}"/>`
  );
}

/** Cut with `…` where it would be wider than so many pixels. */
export function fitted(text: string, size: number, pixels: number): string {
  const letters = Math.floor(pixels / (size * letterWidth));
  return text.length <= letters ? text : `${text.slice(0, Math.max(1, letters - 1)).trimEnd()}…`;
}

/** Lines of at most so many pixels, cut between words. */
export function wrapped(text: string, size: number, pixels: number): readonly string[] {
  const letters = Math.max(1, Math.floor(pixels / (size * letterWidth)));
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
}

/** Pieces one under the other on the paper. */
export function page(pieces: readonly Piece[]): string {
  let top = margin;
  const placed = pieces.map(({ height, svg }) => {
    const group = `<g transform="translate(${String(margin)} ${round(top)})">${svg}</g>`;
    top += height;
    return group;
  });
  const height = round(top + margin);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${height}"` +
    ` viewBox="0 0 ${String(width)} ${height}" font-family="Roboto">` +
    `<rect width="${String(width)}" height="${height}" fill="${ink.paper}"/>${placed.join('')}</svg>`
  );
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
}
