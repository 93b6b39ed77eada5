import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { chartTones } from '../../../webapp/src/ui/chart-tones.ts';
import { contrast, mixed, type Rgb } from '../../../webapp/src/ui/readable-colour.ts';

const channel = fc.integer({ min: 0, max: 255 });
const colour = fc.tuple(channel, channel, channel);
const white: Rgb = [255, 255, 255];

/** WCAG 2.2, criterion 1.4.11. */
const enough = 3;

describe('the tones of charts', () => {
  it('stand out from the page and from each other, whatever the theme', () => {
    fc.assert(
      fc.property(colour, colour, (accent, page) => {
        const tones = chartTones(accent, page);
        if (tones === undefined) {
          return;
        }
        expect(contrast(tones.soft, page)).toBeGreaterThanOrEqual(enough);
        expect(contrast(tones.strong, page)).toBeGreaterThanOrEqual(enough);
        expect(contrast(tones.strong, tones.soft)).toBeGreaterThanOrEqual(enough);
      }),
    );
  });

  it.each([
    ['Denim', [28, 88, 217], [255, 255, 255]],
    ['Sapphire', [28, 88, 217], [255, 255, 255]],
    ['Quartz', [28, 88, 217], [255, 255, 255]],
    ['Indigo', [74, 124, 232], [17, 24, 39]],
    ['Onyx', [74, 124, 232], [25, 27, 31]],
  ] as const)('exist in the theme %s', (_, accent, page) => {
    expect(chartTones(accent, page)).toBeDefined();
  });

  it('are missing on a middle grey, where no two of them can be', () => {
    expect(chartTones([28, 88, 217], [119, 119, 119])).toBeUndefined();
  });
});

describe('a mixed colour', () => {
  it('goes from the first to the second', () => {
    expect([0, 0.5, 1].map((share) => mixed([0, 0, 0], white, share))).toEqual([
      [0, 0, 0],
      [128, 128, 128],
      white,
    ]);
  });
});
