import { contrast, mixed, type Rgb } from './readable-colour.ts';

/** WCAG 2.2, criterion 1.4.11, for what must be seen to be understood; a little above. */
const enough = 3.05;
const steps = 64;
const white: Rgb = [255, 255, 255];
const black: Rgb = [0, 0, 0];

export interface ChartTones {
  readonly soft: Rgb;
  readonly strong: Rgb;
}

/**
 * Two tones of one accent for parts that stand side by side: the soft one stands out from the
 * page, the strong one from the page and from the soft one (3:1 each). They differ by their
 * lightness alone, so that every eye tells them apart. Undefined on a page of middle grey, where
 * no two such tones exist.
 */
export function chartTones(accent: Rgb, page: Rgb): ChartTones | undefined {
  const far = contrast(page, white) > contrast(page, black) ? white : black;
  const path = [
    ...Array.from({ length: steps }, (_, at) => mixed(page, accent, at / steps)),
    ...Array.from({ length: steps + 1 }, (_, at) => mixed(accent, far, at / steps)),
  ];
  const soft = path.find((tone) => contrast(tone, page) >= enough);
  const strong =
    soft === undefined
      ? undefined
      : path.find((tone) => contrast(tone, soft) >= enough && contrast(tone, page) >= enough);
  return soft === undefined || strong === undefined ? undefined : { soft, strong };
}
