import { useEffect, type RefObject } from 'react';
import { isBelow } from './use-in-view';

/**
 * Moves the focus to a heading when its panel opens, and back to the opener when the panel closes. If the opener is gone, `instead` finds its
 * replacement.
 */
export function useReturnedFocus(
  heading: RefObject<HTMLElement | null>,
  of: string,
  instead: (of: string) => HTMLElement | SVGElement | null,
): void {
  useEffect(() => {
    const opener = document.activeElement as HTMLElement | SVGElement | null;
    // The panel may have been scrolled down for its previous content.
    heading.current?.closest('.panel')?.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: !isBelow(heading.current) });
    return () => {
      // The reader may have moved the focus elsewhere.
      if (document.activeElement !== null && document.activeElement !== document.body) return;
      const isThere = opener !== null && opener !== document.body && opener.isConnected;
      (isThere ? opener : instead(of))?.focus();
    };
  }, [heading, of, instead]);
}
