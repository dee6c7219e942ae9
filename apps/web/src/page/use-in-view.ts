import { useEffect, type RefObject } from 'react';

/** Drawing takes seconds on a slow machine. */
const SETTLED_MS = 30_000;
const ACTS = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/** Keeps what a link or a press opened further down in sight while what is above it is drawn, until the reader acts. */
export function useInView(heading: RefObject<HTMLElement | null>, of: string): void {
  useEffect(() => {
    const element = heading.current;
    if (element === null) return;
    // As long as a page is short, it cannot be scrolled as far as its heading: once moved, it is moved with each change.
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

/** Of a heading in the lower half, little of what it is above can be seen. */
export const isBelow = (element: Element): boolean => element.getBoundingClientRect().top > innerHeight / 2;
