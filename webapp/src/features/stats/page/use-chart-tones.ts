import { type RefObject, useEffect } from 'react';

import { chartTones } from '../../../ui/chart-tones.ts';
import { cssColour, parseColour, type Rgb } from '../../../ui/readable-colour.ts';

const paper: Rgb = [255, 255, 255];
const ink: Rgb = [0, 0, 0];

/**
 * The tones of the charts as variables of the page: computed from the accent of the theme, again at
 * each change of it; on paper, from the same accent on white.
 */
export function useChartTones(page: RefObject<HTMLElement>): void {
  useEffect(() => {
    const element = page.current;
    if (element === null) {
      return undefined;
    }
    const onScreen = (): void => apply(element, screenVariables());
    const onPaper = (): void => apply(element, { ...screenVariables(), ...paperVariables() });
    onScreen();
    const watcher = new MutationObserver(onScreen);
    watcher.observe(document.documentElement, {
      attributes: true,
      attributeFilter: ['style', 'class'],
    });
    window.addEventListener('beforeprint', onPaper);
    window.addEventListener('afterprint', onScreen);
    return () => {
      watcher.disconnect();
      window.removeEventListener('beforeprint', onPaper);
      window.removeEventListener('afterprint', onScreen);
    };
  }, [page]);
}

type Variables = Readonly<Record<string, string>>;

const ours = [
  '--coop-tone-soft',
  '--coop-tone-strong',
  '--coop-accent',
  '--coop-text',
  '--coop-quiet-text',
  '--center-channel-bg',
  '--center-channel-bg-rgb',
  '--center-channel-color',
  '--center-channel-color-rgb',
] as const;

function apply(element: HTMLElement, variables: Variables): void {
  for (const name of ours) {
    const value = variables[name];
    if (value === undefined) {
      element.style.removeProperty(name);
    } else {
      element.style.setProperty(name, value);
    }
  }
}

function screenVariables(): Variables {
  return tonesOn(read('--center-channel-bg'));
}

function paperVariables(): Variables {
  const tones = tonesOn(paper);
  return {
    ...tones,
    '--coop-accent': tones['--coop-tone-soft'] ?? cssColour(ink),
    '--coop-text': cssColour(ink),
    '--coop-quiet-text': `rgba(${ink.join(', ')}, 0.76)`,
    '--center-channel-bg': cssColour(paper),
    '--center-channel-bg-rgb': paper.join(', '),
    '--center-channel-color': cssColour(ink),
    '--center-channel-color-rgb': ink.join(', '),
  };
}

function tonesOn(background: Rgb | undefined): Variables {
  const accent = read('--button-bg');
  const tones =
    accent === undefined || background === undefined ? undefined : chartTones(accent, background);
  return tones === undefined
    ? {}
    : {
        '--coop-tone-soft': cssColour(tones.soft),
        '--coop-tone-strong': cssColour(tones.strong),
      };
}

/** Of the host's theme, whatever the page has on itself. */
function read(name: string): Rgb | undefined {
  return parseColour(getComputedStyle(document.documentElement).getPropertyValue(name));
}
