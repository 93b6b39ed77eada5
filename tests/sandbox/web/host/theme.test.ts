import { describe, expect, it } from '@jest/globals';
import { rgbOf, themes, themeVariables } from '../../../../sandbox/web/src/host/theme.ts';

describe('the variables of a theme', () => {
  it.each([
    ['light', '--center-channel-bg', '#ffffff'],
    ['light', '--button-bg', '#1c58d9'],
    ['light', '--error-text', '#d24b4e'],
    ['dark', '--center-channel-bg', '#191b1f'],
    ['dark', '--link-color', '#5d89ea'],
    ['dark', '--mention-highlight-bg', '#0d6e6e'],
  ] as const)('in %s give %s', (theme, name, value) => {
    expect(themeVariables(themes[theme])[name]).toBe(value);
  });

  it('give each colour as three numbers too', () => {
    expect(themeVariables(themes.light)['--center-channel-color-rgb']).toBe('63, 67, 80');
    expect(rgbOf('#1c58d9')).toBe('28, 88, 217');
  });

  it('give the radii of the host', () => {
    expect(themeVariables(themes.dark)['--radius-m']).toBe('8px');
  });
});
