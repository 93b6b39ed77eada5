import { type CSSProperties, useEffect, useState } from 'react';

import { contrast, cssColour, parseColour, readableOn } from './readable-colour.ts';

interface ThemeColours extends CSSProperties {
  readonly '--coop-on-accent': string;
  readonly '--coop-accent': string;
}

/**
 * Two colours that the host's theme does not give: a text that can be read on the filled buttons
 * (the host's own cannot, in dark themes), and an accent that stands out from the page. They
 * follow the theme while it changes.
 */
export function useThemeColours(): ThemeColours {
  const [colours, setColours] = useState(themeColours);
  useEffect(() => {
    const page = document.documentElement;
    const watcher = new MutationObserver(() => setColours(themeColours()));
    watcher.observe(page, { attributes: true, attributeFilter: ['style', 'class'] });
    return () => watcher.disconnect();
  }, []);
  return colours;
}

function themeColours(): ThemeColours {
  const page = getComputedStyle(document.documentElement);
  const read = (name: string) => parseColour(page.getPropertyValue(name));
  const button = read('--button-bg');
  const onButton = read('--button-color');
  const background = read('--center-channel-bg');
  const stands =
    button !== undefined && background !== undefined && contrast(button, background) >= 3;
  return {
    '--coop-on-accent':
      button === undefined || onButton === undefined
        ? 'var(--button-color)'
        : cssColour(readableOn(button, onButton)),
    '--coop-accent': stands ? 'var(--button-bg)' : 'var(--center-channel-color)',
  };
}
