import { pointer, select } from 'd3-selection';
import { zoom, type D3ZoomEvent } from 'd3-zoom';
import { startTransition, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { Days } from '../address/view';
import { LEAST_DAYS } from './axis';
import { drawnDays } from './place';
import { daysOf, isSame, transformOf, wholeDays, type Ground } from './zoom';

interface Zoomed {
  /** The days in sight, with every frame of a movement; not whole. */
  readonly live: Days;
  /** The days that lanes are drawn for: they follow when a movement rests, or has gone far. */
  readonly settled: Days;
  readonly isMoving: boolean;
}

interface Options {
  readonly whole: Days;
  readonly shown: Days;
  readonly plot: RefObject<HTMLElement | null>;
  readonly width: number;
  readonly onShown: (days: Days) => void;
}

/**
 * Zooms and pans the days shown by wheel, pinch and drag. Over the lanes the wheel alone scrolls the page, as everywhere; with Ctrl, or over
 * the axis, it zooms.
 */
export function useZoom(box: RefObject<HTMLElement | null>, { whole, shown, plot, width, onShown }: Options): Zoomed {
  const [live, setLive] = useState<Days | null>(null);
  const [settled, setSettled] = useState(shown);
  const [isMoving, setMoving] = useState(false);
  const drawn = useRef(settled);
  drawn.current = settled;
  const report = useRef(onShown);
  report.current = onShown;

  const exact = live !== null && (isMoving || isSame(wholeDays(live), shown)) ? live : shown;
  useEffect(() => {
    if (!isMoving) setSettled(exact);
  }, [isMoving, exact]);

  const ground = useRef<Ground>({ days: whole, left: 0, width: 1 });
  useEffect(() => {
    const element = box.current!;
    const left = (plot.current?.getBoundingClientRect().left ?? 0) - element.getBoundingClientRect().left;
    ground.current = { days: whole, left, width: Math.max(width, 1) };
    if (!isMoving) (element as ZoomedElement).__zoom = transformOf(exact, ground.current);
  });

  const span = whole.to - whole.from;
  const behaviour = useMemo(() => {
    let latest: Days | null = null;
    return zoom<HTMLElement, unknown>()
      .scaleExtent([0.5, span / LEAST_DAYS])
      .clickDistance(4)
      .filter(isZoom)
      .on('start', () => setMoving(true))
      .on('zoom', (event: D3ZoomEvent<HTMLElement, unknown>) => {
        latest = daysOf(event.transform, ground.current);
        setLive(latest);
        const far = latest;
        if (isFar(far, drawn.current, ground.current.days)) startTransition(() => setSettled(far));
      })
      .on('end', () => {
        setMoving(false);
        if (latest !== null) report.current(wholeDays(latest));
        latest = null;
      });
  }, [span]);

  useEffect(() => {
    const selection = select(box.current!);
    selection
      .call(behaviour.extent(() => extentOf(ground.current)).translateExtent(limitsOf(ground.current)))
      .on('dblclick.zoom', null);
    const pan = (event: WheelEvent): void => {
      if (event.ctrlKey || Math.abs(event.deltaX) <= Math.abs(event.deltaY)) return;
      event.preventDefault();
      behaviour.translateBy(selection, -event.deltaX / (box.current as ZoomedElement).__zoom.k, 0);
    };
    const element = box.current!;
    element.addEventListener('wheel', pan, { passive: false });
    return () => {
      element.removeEventListener('wheel', pan);
      selection.on('.zoom', null);
    };
  }, [behaviour, box, width, whole]);

  return { live: exact, settled: isMoving ? settled : exact, isMoving };
}

interface ZoomedElement extends HTMLElement {
  __zoom: ReturnType<typeof transformOf>;
}

const extentOf = ({ left, width }: Ground): [[number, number], [number, number]] => [
  [left, 0],
  [left + width, 1],
];

const limitsOf = ({ left, width }: Ground): [[number, number], [number, number]] => [
  [left - width / 2, -Infinity],
  [left + width * 1.5, Infinity],
];

/** Which wheels and presses zoom: what is on a rail or a button has a meaning of its own. */
function isZoom(this: HTMLElement, event: MouseEvent | WheelEvent | TouchEvent): boolean {
  const target = event.target as Element;
  if (event.type === 'wheel') {
    const { ctrlKey, metaKey, deltaX, deltaY } = event as WheelEvent;
    if (Math.abs(deltaX) > Math.abs(deltaY) && !ctrlKey) return false;
    return ctrlKey || metaKey || target.closest('.rails') !== null;
  }
  if (target.closest('.rail, button, a, input, .overview') !== null) return false;
  return !('button' in event) || (event.button === 0 && !event.ctrlKey && pointer(event, this)[0] >= 0);
}

/** Whether days come into sight that lanes were not drawn for. Stretched, they stay as they are until the movement rests. */
function isFar(live: Days, shown: Days, whole: Days): boolean {
  const drawn = drawnDays({ shown, whole });
  return Math.max(live.from, whole.from) < drawn.from || Math.min(live.to, whole.to) > drawn.to;
}
