import { useEffect, useState } from 'react';

const THEMES = ['auto', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];
const KEPT = 'partnership-timeline.theme';

const TOLD: Record<Theme, string> = { auto: 'Auto', light: 'Light', dark: 'Dark' };

/** Light, dark, or as the system has it, which is the usual. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState<Theme>(() => THEMES.find((each) => each === localStorage.getItem(KEPT)) ?? 'auto');
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    localStorage.setItem(KEPT, theme);
  }, [theme]);
  return (
    <label className="theme">
      <span className="unseen">Colours</span>
      <select value={theme} onChange={(event) => setTheme(event.target.value as Theme)}>
        {THEMES.map((each) => (
          <option key={each} value={each}>
            {TOLD[each]}
          </option>
        ))}
      </select>
    </label>
  );
}
