import { useEffect } from 'react';

/** Sets the document title, which tabs, the history and screen readers use. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Partnership timeline`;
  }, [title]);
}
