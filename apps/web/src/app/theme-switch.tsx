import { useState } from 'react';
import { chooseTheme, storedTheme, THEMES, type Theme } from './theme';

const LABELS: Record<Theme, string> = { auto: 'Auto', light: 'Light', dark: 'Dark' };

/** Renders the choice of the theme: light, dark, or the system's, which is the default. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState(storedTheme);
  const choose = (chosen: Theme): void => {
    setTheme(chosen);
    chooseTheme(chosen);
  };
  return (
    <label className="theme">
      <span className="unseen">Colours</span>
      <select value={theme} onChange={(event) => choose(event.target.value as Theme)}>
        {THEMES.map((each) => (
          <option key={each} value={each}>
            {LABELS[each]}
          </option>
        ))}
      </select>
    </label>
  );
}
