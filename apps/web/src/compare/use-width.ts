import { useLayoutEffect, useState, type RefObject } from 'react';

/** How wide a box is, also after it has changed. */
export function useWidth(frame: RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const box = frame.current!;
    setWidth(box.clientWidth);
    const observer = new ResizeObserver(() => setWidth(box.clientWidth));
    observer.observe(box);
    return () => observer.disconnect();
  }, [frame]);
  return width;
}
