import { createRequire } from 'node:module';

import type { DrawPicture } from '../../features/stats/ports.ts';

const fonts = ['Regular', 'Medium'] as const;

/** PNG of an SVG, twice as fine as its size; the library is loaded with the first picture. */
export const drawPicture: DrawPicture = async (svg) => {
  const { renderAsync } = await import('@resvg/resvg-js');
  const { resolve } = createRequire(import.meta.url);
  const drawn = await renderAsync(svg, {
    font: {
      loadSystemFonts: false,
      fontFiles: fonts.map((weight) => resolve(`pdfmake/fonts/Roboto/Roboto-${weight}.ttf`)),
      defaultFontFamily: 'Roboto',
    },
  });
  return drawn.asPng();
};
