export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const STORAGE_KEY = 'partnership-timeline.theme';

/** Returns the theme that was chosen last; without a choice, the system's. */
export const storedTheme = (): Theme => THEMES.find((each) => each === localStorage.getItem(STORAGE_KEY)) ?? 'auto';

export function showTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(STORAGE_KEY, theme);
  showTheme(theme);
}
