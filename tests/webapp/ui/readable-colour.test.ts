import { describe, expect, it } from '@jest/globals';

import {
  contrast,
  cssColour,
  parseColour,
  readableOn,
} from '../../../webapp/src/ui/readable-colour.ts';

const white = [255, 255, 255] as const;
const black = [0, 0, 0] as const;

describe('colours of the theme', () => {
  it.each([
    ['#1c58d9', [28, 88, 217]],
    [' #fff ', [255, 255, 255]],
    ['rgb(1, 2, 3)', [1, 2, 3]],
    ['rgba(1 2 3 / 0.5)', [1, 2, 3]],
    ['tomato', undefined],
    ['', undefined],
  ])('« %s » is read', (text, colour) => {
    expect(parseColour(text)).toEqual(colour);
  });

  it('have the contrast that WCAG computes', () => {
    expect(contrast(white, black)).toBeCloseTo(21);
    expect(contrast([74, 124, 232], white)).toBeCloseTo(3.9, 1);
  });

  it('keep the theme’s text colour where it can be read', () => {
    expect(readableOn([28, 88, 217], white)).toEqual(white);
  });

  it('never leave a filled button below 4.5 : 1, whatever the theme', () => {
    for (let shade = 0; shade <= 255; shade += 5) {
      const background = [shade, (shade * 7) % 256, 255 - shade] as const;

      expect(contrast(background, readableOn(background, white))).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('are written for a style sheet', () => {
    expect(cssColour([1, 2, 3])).toBe('rgb(1, 2, 3)');
  });
});
