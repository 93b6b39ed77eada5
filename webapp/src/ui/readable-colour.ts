export type Rgb = readonly [red: number, green: number, blue: number];

const white: Rgb = [255, 255, 255];
const black: Rgb = [0, 0, 0];
/** WCAG 2.2, criterion 1.4.3, for text of ordinary size. */
const enough = 4.5;

/** `#abc`, `#aabbcc` or `rgb(1, 2, 3)`; undefined for what is written otherwise. */
export function parseColour(text: string): Rgb | undefined {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim())?.[1];
  if (hex !== undefined) {
    const full = hex.length === 3 ? hex.replace(/./g, '$&$&') : hex;
    const channel = (at: number): number => parseInt(full.slice(at, at + 2), 16);
    return [channel(0), channel(2), channel(4)];
  }
  const numbers = /^rgba?\((\d+)[\s,]+(\d+)[\s,]+(\d+)/.exec(text.trim());
  return numbers === null
    ? undefined
    : [Number(numbers[1]), Number(numbers[2]), Number(numbers[3])];
}

/** Contrast of two colours, from 1 to 21 (WCAG 2.2). */
export function contrast(a: Rgb, b: Rgb): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

/** The preferred text colour if it can be read on the background, else black or white. */
export function readableOn(background: Rgb, preferred: Rgb): Rgb {
  if (contrast(background, preferred) >= enough) {
    return preferred;
  }
  return contrast(background, white) >= contrast(background, black) ? white : black;
}

/** A colour on the way from one to another: 0 is the first, 1 the second. */
export function mixed(from: Rgb, to: Rgb, share: number): Rgb {
  const channel = (at: 0 | 1 | 2): number => Math.round(from[at] + (to[at] - from[at]) * share);
  return [channel(0), channel(1), channel(2)];
}

export function cssColour([red, green, blue]: Rgb): string {
  return `rgb(${red}, ${green}, ${blue})`;
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}
