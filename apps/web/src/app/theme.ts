export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEPT = 'partnership-timeline.theme';

/** Returns the theme that was chosen last; without a choice, the system's. */
export const keptTheme = (): Theme => THEMES.find((each) => each === localStorage.getItem(KEPT)) ?? 'auto';

export function showTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(KEPT, theme);
  showTheme(theme);
}
