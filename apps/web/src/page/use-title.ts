import { useEffect } from 'react';

/** What the tab, the history and a screen reader call this view. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Partnership timeline`;
  }, [title]);
}
