/** The host's theme variables of a light (Denim) and a dark (Onyx) theme. */
const themes = {
  light: {
    'center-channel-bg': '#ffffff',
    'center-channel-color': '#3f4350',
    'button-bg': '#1c58d9',
    'button-color': '#ffffff',
    'link-color': '#386fe5',
    'sidebar-bg': '#1e325c',
    'sidebar-text': '#ffffff',
    'error-text': '#d24b4e',
    'online-indicator': '#3db887',
    'away-indicator': '#ffbc1f',
    'dnd-indicator': '#d24b4e',
  },
  dark: {
    'center-channel-bg': '#191b1f',
    'center-channel-color': '#e3e4e8',
    'button-bg': '#4a7ce8',
    'button-color': '#ffffff',
    'link-color': '#5d89ea',
    'sidebar-bg': '#202228',
    'sidebar-text': '#ffffff',
    'error-text': '#da6c6e',
    'online-indicator': '#3db887',
    'away-indicator': '#f5ab00',
    'dnd-indicator': '#d24b4e',
  },
} as const;

export type ThemeName = keyof typeof themes;

export function applyTheme(name: string): void {
  const style = document.documentElement.style;
  for (const [variable, colour] of Object.entries(name === 'dark' ? themes.dark : themes.light)) {
    style.setProperty(`--${variable}`, colour);
    style.setProperty(`--${variable}-rgb`, numbers(colour));
  }
  style.setProperty('--elevation-4', '0 8px 24px rgba(0, 0, 0, 0.24)');
}

function numbers(colour: string): string {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)).join(', ');
}
