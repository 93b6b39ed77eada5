/** A theme as the real web app hands it to plugins: names in camel case, colours in `#rrggbb`. */
type Theme = Readonly<Record<string, string>>;
type ThemeName = 'light' | 'dark';

const light: Theme = {
  type: 'Denim',
  sidebarBg: '#1e325c',
  sidebarText: '#ffffff',
  sidebarUnreadText: '#ffffff',
  sidebarTextHoverBg: '#28427b',
  sidebarTextActiveBorder: '#5d89ea',
  sidebarTextActiveColor: '#ffffff',
  sidebarHeaderBg: '#192a4d',
  sidebarTeamBarBg: '#162545',
  sidebarHeaderTextColor: '#ffffff',
  onlineIndicator: '#3db887',
  awayIndicator: '#ffbc1f',
  dndIndicator: '#d24b4e',
  mentionBg: '#ffffff',
  mentionBj: '#ffffff',
  mentionColor: '#1e325c',
  centerChannelBg: '#ffffff',
  centerChannelColor: '#3f4350',
  newMessageSeparator: '#cc8f00',
  linkColor: '#386fe5',
  buttonBg: '#1c58d9',
  buttonColor: '#ffffff',
  errorTextColor: '#d24b4e',
  mentionHighlightBg: '#ffd470',
  mentionHighlightLink: '#1b1d22',
  codeTheme: 'github',
};

const dark: Theme = {
  ...light,
  type: 'Onyx',
  sidebarBg: '#202228',
  sidebarTextHoverBg: '#25262a',
  sidebarTextActiveBorder: '#4a7ce8',
  sidebarHeaderBg: '#24272d',
  sidebarTeamBarBg: '#292c33',
  awayIndicator: '#f5ab00',
  mentionBg: '#4b7ce7',
  mentionBj: '#4b7ce7',
  mentionColor: '#ffffff',
  centerChannelBg: '#191b1f',
  centerChannelColor: '#e3e4e8',
  newMessageSeparator: '#1adbdb',
  linkColor: '#5d89ea',
  buttonBg: '#4a7ce8',
  errorTextColor: '#da6c6e',
  mentionHighlightBg: '#0d6e6e',
  mentionHighlightLink: '#a4f4f4',
  codeTheme: 'monokai',
};

export const themes: Readonly<Record<ThemeName, Theme>> = { light, dark };

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** `#1c58d9` → `28, 88, 217`. */
export function rgbOf(colour: string): string {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255].join(', ');
}

const fixed: Readonly<Record<string, string>> = {
  '--radius-xs': '2px',
  '--radius-s': '4px',
  '--radius-m': '8px',
  '--radius-l': '12px',
  '--radius-xl': '16px',
  '--elevation-1': '0 2px 3px 0 rgba(0, 0, 0, 0.08)',
  '--elevation-2': '0 4px 6px 0 rgba(0, 0, 0, 0.12)',
  '--elevation-3': '0 6px 14px 0 rgba(0, 0, 0, 0.12)',
  '--elevation-4': '0 8px 24px 0 rgba(0, 0, 0, 0.12)',
  '--elevation-5': '0 12px 32px 0 rgba(0, 0, 0, 0.12)',
  '--elevation-6': '0 20px 32px 0 rgba(0, 0, 0, 0.12)',
  '--border-light': '1px solid rgba(var(--center-channel-color-rgb), 0.08)',
  '--border-default': '1px solid rgba(var(--center-channel-color-rgb), 0.12)',
  '--border-dark': '1px solid rgba(var(--center-channel-color-rgb), 0.16)',
};

/** The variables of a theme, as the host sets them on `:root`. */
export function themeVariables(theme: Theme): Record<string, string> {
  const colours = Object.entries(theme).filter(([, value]) => value.startsWith('#'));
  const pairs = colours.flatMap(([name, value]): [string, string][] => [
    [`--${kebab(name)}`, value],
    [`--${kebab(name)}-rgb`, rgbOf(value)],
  ]);
  return {
    ...Object.fromEntries(pairs),
    ...fixed,
    '--error-text': theme['errorTextColor'] ?? '',
    '--button-bg-8': `rgba(${rgbOf(theme['buttonBg'] ?? '#000000')}, 0.08)`,
    '--semantic-color-danger': rgbOf(theme['errorTextColor'] ?? '#000000'),
    '--semantic-color-info': rgbOf(theme['buttonBg'] ?? '#000000'),
    '--semantic-color-success': rgbOf(theme['onlineIndicator'] ?? '#000000'),
    '--semantic-color-warning': rgbOf(theme['awayIndicator'] ?? '#000000'),
    '--semantic-color-general': rgbOf(theme['centerChannelColor'] ?? '#000000'),
  };
}

export function applyTheme(root: HTMLElement, theme: Theme): void {
  for (const [name, value] of Object.entries(themeVariables(theme)))
    root.style.setProperty(name, value);
}
