import { useEffect, type RefObject } from 'react';

/** Rendering takes seconds on a slow machine. */
const SETTLED_MS = 30_000;
const ACTS = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/** Keeps a heading further down the page in view while the content above it renders, until the reader acts. */
export function useInView(heading: RefObject<HTMLElement | null>, of: string): void {
  useEffect(() => {
    const element = heading.current;
    if (element === null) return;
    // A short page cannot scroll as far as the heading, so after the first scroll each resize scrolls again.
    let hasMoved = false;
    const follow = new ResizeObserver(() => {
      hasMoved ||= isBelow(element);
      if (hasMoved) element.scrollIntoView({ block: 'start' });
    });
    const stop = (): void => {
      clearTimeout(timer);
      follow.disconnect();
      for (const act of ACTS) document.removeEventListener(act, stop);
    };
    const timer = setTimeout(stop, SETTLED_MS);
    for (const act of ACTS) document.addEventListener(act, stop, { passive: true });
    follow.observe(document.body);
    return stop;
  }, [heading, of]);
}

/** Returns true if an element is in the lower half of the window, where little of the content below it is visible. */
export const isBelow = (element: Element): boolean => element.getBoundingClientRect().top > innerHeight / 2;
