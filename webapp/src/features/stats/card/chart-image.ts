import { brokenLines } from '../charts/text-size.ts';

/** What a style sheet gives to a shape; a picture has no style sheet, so that each shape takes it. */
const drawn = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
] as const;

/** Pixels of the picture for one of the page: it stays sharp in a document. */
const sharpness = 2;
const pad = 24;

export interface Picture {
  readonly drawing: SVGSVGElement;
  readonly title: string;
  /** Whose figures, and of which period: a picture travels alone. */
  readonly caption: string;
}

/** A drawing as a picture of its own (PNG), under its title, on the colours of the page. */
export async function pictureOf({ drawing, title, caption }: Picture): Promise<Blob> {
  const { width, height } = drawing.getBoundingClientRect();
  const style = getComputedStyle(drawing);
  const face = { family: style.fontFamily, colour: style.color };
  const heading = textBlock(title, { ...face, width, size: 16, weight: 600, top: pad });
  const top = pad + heading.height + 12;
  const foot = textBlock(caption, {
    ...face,
    width,
    size: 12,
    weight: 400,
    top: top + height + 12,
  });
  const size = { width: width + 2 * pad, height: top + height + 12 + foot.height + pad };
  const copy = styledCopy(drawing, { width, height });
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">`,
    `<rect width="100%" height="100%" fill="${pageColour(drawing)}"/>`,
    heading.svg,
    `<g transform="translate(${pad} ${top})">${copy}</g>`,
    foot.svg,
    '</svg>',
  ].join('');
  return paint(await imageOf(svg), size);
}

interface TextFace {
  readonly family: string;
  readonly colour: string;
  readonly width: number;
  readonly size: number;
  readonly weight: number;
  readonly top: number;
}

/** A text over as many lines as it needs: a picture has no line breaks of its own. */
function textBlock(
  text: string,
  face: TextFace,
): { readonly svg: string; readonly height: number } {
  const lineHeight = face.size * 1.5;
  const lines = brokenLines(text, Math.floor(face.width / (face.size * 0.56)));
  const spans = lines.map(
    (line, at) =>
      `<tspan x="${pad}" y="${face.top + face.size + at * lineHeight}">${escaped(line)}</tspan>`,
  );
  const font = `font-family="${escaped(face.family)}" font-size="${face.size}"`;
  return {
    svg: `<text ${font} font-weight="${face.weight}" fill="${face.colour}">${spans.join('')}</text>`,
    height: lines.length * lineHeight,
  };
}

/** Puts the picture where it can be pasted; answers false where the browser forbids it. */
export async function copyPicture(picture: Promise<Blob>): Promise<boolean> {
  if (typeof ClipboardItem === 'undefined' || !window.isSecureContext) {
    return false;
  }
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
    return true;
  } catch (error) {
    if (error instanceof DOMException) {
      return false;
    }
    throw error;
  }
}

export function savePicture(picture: Blob, name: string): void {
  const url = URL.createObjectURL(picture);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

function styledCopy(drawing: SVGSVGElement, size: { width: number; height: number }): string {
  const copy = drawing.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) {
    return '';
  }
  const shapes = [...drawing.querySelectorAll('*')];
  [...copy.querySelectorAll<SVGElement>('*')].forEach((shape, at) => {
    const original = shapes[at];
    if (original !== undefined) {
      const style = getComputedStyle(original);
      drawn.forEach((property) =>
        shape.style.setProperty(property, style.getPropertyValue(property)),
      );
      shape.removeAttribute('class');
    }
  });
  copy.setAttribute('width', String(size.width));
  copy.setAttribute('height', String(size.height));
  return new XMLSerializer().serializeToString(copy);
}

/** The first colour behind the drawing that is one. */
function pageColour(element: Element): string {
  const colour = getComputedStyle(element).backgroundColor;
  const isClear = colour === 'transparent' || /^rgba\(.*, 0\)$/.test(colour);
  return isClear && element.parentElement !== null ? pageColour(element.parentElement) : colour;
}

async function imageOf(svg: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  return image;
}

function paint(image: HTMLImageElement, size: { width: number; height: number }): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = size.width * sharpness;
  canvas.height = size.height * sharpness;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) =>
      blob === null ? reject(new Error('The picture is empty.')) : resolve(blob),
    );
  });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
