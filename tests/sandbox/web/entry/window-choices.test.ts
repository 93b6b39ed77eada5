import { afterEach, describe, expect, it } from '@jest/globals';
import { createBrowserHistory } from 'history';
import {
  frameOf,
  keepChoices,
  windowSize,
} from '../../../../sandbox/web/src/entry/window-choices.ts';

describe('the window', () => {
  afterEach(() => {
    window.history.replaceState(undefined, '', '/');
  });

  it.each([
    [400, 'mobileView'],
    [768, 'mobileView'],
    [769, 'tabletView'],
    [1_280, 'smallDesktopView'],
    [1_281, 'desktopView'],
  ])('of %s px is called %s', (width, name) => {
    expect(windowSize(width)).toBe(name);
  });

  it('is framed when the address says so', () => {
    expect(['?frame=phone', '?frame=narrow', '?frame=x', ''].map(frameOf)).toEqual([
      'phone',
      'narrow',
      'none',
      'none',
    ]);
  });

  it('keeps what was chosen in the address wherever it goes', () => {
    const history = keepChoices(createBrowserHistory(), '?react=17&frame=phone&other=1');

    history.push('/t/channels/a');
    expect(window.location.search).toBe('?frame=phone&react=17');

    history.replace('/t/channels/b?x=1');
    expect(window.location.search).toBe('?x=1&frame=phone&react=17');
  });
});
