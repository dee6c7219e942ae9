import { useEffect, type RefObject } from 'react';
import { isBelow } from './use-in-view';

/**
 * Moves the focus to a heading when what it is above opens, and back to what opened it when that closes. Where that is
 * gone, `instead` finds what stands for it.
 */
export function useReturnedFocus(
  heading: RefObject<HTMLElement | null>,
  of: string,
  instead: (of: string) => HTMLElement | SVGElement | null,
): void {
  useEffect(() => {
    const opener = document.activeElement as HTMLElement | SVGElement | null;
    // A panel that told of something else may be scrolled down.
    heading.current?.closest('.panel')?.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: !isBelow(heading.current) });
    return () => {
      // The reader may have gone on to something else.
      if (document.activeElement !== null && document.activeElement !== document.body) return;
      const isThere = opener !== null && opener !== document.body && opener.isConnected;
      (isThere ? opener : instead(of))?.focus();
    };
  }, [heading, of, instead]);
}
