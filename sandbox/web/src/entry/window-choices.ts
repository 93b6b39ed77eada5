import type { PageHistory } from 'history';
import type { WindowSize } from '../store/state.ts';
import type { Frame } from '../view/page-context.ts';

const sizes: readonly (readonly [number, WindowSize])[] = [
  [768, 'mobileView'],
  [1_020, 'tabletView'],
  [1_280, 'smallDesktopView'],
];

/** The real web app's names for widths. */
export function windowSize(width: number): WindowSize {
  return sizes.find(([limit]) => width <= limit)?.[1] ?? 'desktopView';
}

/** How the address asks the chat to be shown. */
export function frameOf(search: string): Frame {
  const given = new URLSearchParams(search).get('frame');
  return given === 'narrow' || given === 'phone' ? given : 'none';
}

/** The frame and the generation of React stay chosen wherever the address goes. */
export function keepChoices(history: PageHistory, search: string): PageHistory {
  const given = new URLSearchParams(search);
  const kept = ['frame', 'react'].flatMap((name) => {
    const value = given.get(name);
    return value === null ? [] : [`${name}=${encodeURIComponent(value)}`];
  });
  if (kept.length === 0) return history;
  const withChoices = (path: string) => path + (path.includes('?') ? '&' : '?') + kept.join('&');
  const push = history.push.bind(history);
  const replace = history.replace.bind(history);
  history.push = (path) => {
    push(withChoices(path));
  };
  history.replace = (path) => {
    replace(withChoices(path));
  };
  return history;
}
