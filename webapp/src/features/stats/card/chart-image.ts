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
  const size = { width: width + 2 * pad, height: height + 2 * pad + 56 };
  const style = getComputedStyle(drawing);
  const page = pageColour(drawing);
  const copy = styledCopy(drawing, { width, height });
  const text = (y: number, size: number, content: string, weight: number): string =>
    `<text x="${pad}" y="${y}" font-size="${size}" font-weight="${weight}" font-family="${escaped(
      style.fontFamily,
    )}" fill="${style.color}">${escaped(content)}</text>`;
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">`,
    `<rect width="100%" height="100%" fill="${page}"/>`,
    text(pad + 16, 16, title, 600),
    `<g transform="translate(${pad} ${pad + 32})">${copy}</g>`,
    text(size.height - pad + 8, 12, caption, 400),
    '</svg>',
  ].join('');
  return paint(await imageOf(svg), size);
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
