import { useLayoutEffect, useState, type RefObject } from 'react';

/** The plot of a picture: the distance from the picture's left edge, and the width, in pixels. */
export interface PlotSize {
  readonly left: number;
  readonly width: number;
}

const UNKNOWN: PlotSize = { left: 0, width: 0 };

/** The last measured size, for a window of that width. The next picture uses it at once, and is not laid out twice. */
let last = { window: 0, size: UNKNOWN };

export function usePlotSize(box: RefObject<HTMLElement | null>, plot: RefObject<HTMLElement | null>): PlotSize {
  const [size, setSize] = useState(() => (last.window === innerWidth ? last.size : UNKNOWN));
  const isKnown = size.width > 0;
  useLayoutEffect(() => {
    const measure = (): void => {
      const left = plot.current!.getBoundingClientRect().left - box.current!.getBoundingClientRect().left;
      const found = { left, width: plot.current!.clientWidth };
      last = { window: innerWidth, size: found };
      setSize((before) => (before.left === found.left && before.width === found.width ? before : found));
    };
    if (!isKnown) measure();
    // The observer also reports the first size, once everything is laid out.
    const observer = new ResizeObserver(measure);
    observer.observe(plot.current!);
    return () => observer.disconnect();
  }, [box, plot, isKnown]);
  return size;
}
