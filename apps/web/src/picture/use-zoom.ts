import { pointer, select } from 'd3-selection';
import { zoom, type D3ZoomEvent } from 'd3-zoom';
import { startTransition, useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { Days } from '../address/view';
import { LEAST_DAYS } from './axis';
import { Movement } from './movement';
import { drawnDays } from './place';
import type { PlotSize } from './plot-size';
import { daysOf, isSame, transformOf, wholeDays, type Ground } from './zoom';

interface Zoomed {
  /** Reports the visible days in every frame of a movement. */
  readonly movement: Movement;
  /** The days that axis, rails and titles are drawn for. They follow when a movement rests, or when the texts no longer fit. */
  readonly axisDays: Days;
  /** The days that lanes are drawn for. They follow when a movement rests, or when it reaches days that are not drawn. */
  readonly laneDays: Days;
  readonly isMoving: boolean;
  /** Moves without a pointer on the picture. `isRest`: the movement has ended. */
  readonly moveTo: (days: Days, isRest: boolean) => void;
}

interface Options {
  readonly whole: Days;
  readonly shown: Days;
  readonly size: PlotSize;
  readonly onShown: (days: Days) => void;
}

/** Wheel events have no end: this long after the last one, the picture is rendered again. */
const REST_MS = 250;

/**
 * Zooms and pans the days shown by wheel, pinch and drag. Over the lanes the wheel scrolls the page, as usual; with Ctrl, or over the axis, it zooms.
 * A frame of a movement renders nothing: rendered elements are moved and stretched.
 */
export function useZoom(
  box: RefObject<HTMLElement | null>,
  { whole, shown, size: { left, width }, onShown }: Options,
): Zoomed {
  const [settled, setSettled] = useState({ axis: shown, lanes: shown });
  const [isMoving, setMoving] = useState(false);
  const [movement] = useState(() => new Movement(shown));
  const report = useRef(onShown);
  report.current = onShown;

  const isOwn = isMoving || isSame(wholeDays(settled.axis), shown);
  const [axisDays, laneDays] = isOwn ? [settled.axis, settled.lanes] : [shown, shown];
  const drawn = useRef({ axisDays, laneDays });
  drawn.current = { axisDays, laneDays };

  const ground = useRef<Ground>({ days: whole, left: 0, width: 1 });
  useLayoutEffect(() => {
    if (isMoving) return;
    if (!isSame(movement.days, axisDays)) movement.moveTo(axisDays);
    const element = box.current!;
    ground.current = { days: whole, left, width: Math.max(width, 1) };
    (element as ZoomedElement).__zoom = transformOf(axisDays, ground.current);
  });

  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(resting.current), []);
  const hasMoved = useRef(false);
  const { move, rest } = useMemo(
    () => ({
      move: (days: Days): void => {
        hasMoved.current = true;
        movement.moveTo(days);
        const { axisDays: axis, laneDays: lanes } = drawn.current;
        if (isFar(days, lanes, ground.current.days)) startTransition(() => setSettled({ axis: days, lanes: days }));
        else if (!fits(days, axis)) startTransition(() => setSettled({ axis: days, lanes }));
      },
      rest: (): void => {
        setMoving(false);
        if (!hasMoved.current) return;
        hasMoved.current = false;
        setSettled({ axis: movement.days, lanes: movement.days });
        report.current(wholeDays(movement.days));
      },
    }),
    [movement],
  );
  const moveTo = useMemo(
    () =>
      (days: Days, isRest: boolean): void => {
        setMoving(!isRest);
        move(days);
        if (isRest) rest();
      },
    [move, rest],
  );

  const span = whole.to - whole.from;
  const behaviour = useMemo(
    () =>
      zoom<HTMLElement, unknown>()
        .scaleExtent([0.5, span / LEAST_DAYS])
        .clickDistance(4)
        .filter(isZoom)
        .on('start', () => {
          clearTimeout(resting.current);
          setMoving(true);
        })
        .on('zoom', ({ transform }: D3ZoomEvent<HTMLElement, unknown>) => move(daysOf(transform, ground.current)))
        .on('end', ({ sourceEvent }: D3ZoomEvent<HTMLElement, unknown>) => {
          if (isOfWheel(sourceEvent)) resting.current = setTimeout(rest, REST_MS);
          else rest();
        }),
    [span, move, rest],
  );

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
  }, [behaviour, box, left, width, whole]);

  return { movement, axisDays, laneDays, isMoving, moveTo };
}

/** Returns true if a movement comes from the wheel. A horizontal turn has no source event. */
const isOfWheel = (source: unknown): boolean => !(source instanceof Event) || source.type === 'wheel';

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

/** Returns true if a wheel or pointer event zooms. Rails and buttons handle their own events. */
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

/** Returns true if days come into view that the lanes were not drawn for. Otherwise the lanes are only stretched until the movement rests. */
function isFar(live: Days, shown: Days, whole: Days): boolean {
  const drawn = drawnDays({ shown, whole });
  return Math.max(live.from, whole.from) < drawn.from || Math.min(live.to, whole.to) > drawn.to;
}

/** How much closer, further out or to the side the view may move before the texts are placed again. When zooming out, texts come to overlap. */
const MOST_NEARER = 4;
const MOST_FURTHER = 2.5;
const MOST_ASIDE = 0.5;

function fits(live: Days, drawn: Days): boolean {
  const [span, drawnSpan] = [live.to - live.from, drawn.to - drawn.from];
  const aside = Math.abs(live.from + live.to - drawn.from - drawn.to) / 2 / Math.max(span, drawnSpan);
  return drawnSpan <= span * MOST_NEARER && span <= drawnSpan * MOST_FURTHER && aside <= MOST_ASIDE;
}
