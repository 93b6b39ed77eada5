import { beforeEach, describe, expect, it } from '@jest/globals';
import { makeSettings } from '../../../../sandbox/web/src/view/settings.ts';

describe('what the browser remembers of the page', () => {
  beforeEach(() => {
    window.localStorage.clear();
  });

  it('begins light, wide, at the first step of the tour', () => {
    expect(makeSettings(window).get()).toEqual({ theme: 'light', width: 'wide', tourStep: 0 });
  });

  it('is found again at the next visit', () => {
    makeSettings(window).set({ tourStep: -1 });

    expect(makeSettings(window).get().tourStep).toBe(-1);
  });

  it('falls back to the beginning when what was kept is nonsense', () => {
    window.localStorage.setItem('sandbox.settings', '{"theme":7}');

    expect(makeSettings(window).get().theme).toBe('light');
  });
});
