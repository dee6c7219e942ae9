import { brushX, type D3BrushEvent } from 'd3-brush';
import { select } from 'd3-selection';
import { memo, useEffect, useMemo, useRef } from 'react';
import type { Days } from '../address/view';
import { axisOf } from './axis';
import type { Movement } from './movement';
import type { StoryEvent } from './story';

interface Props {
  readonly whole: Days;
  readonly movement: Movement;
  readonly events: readonly StoryEvent[];
  readonly width: number;
  readonly onMove: (days: Days, isRest: boolean) => void;
}

const HEIGHT = 24;
/** A brush narrower than this, in pixels, was meant as a click. */
const LEAST_WIDTH = 4;

/** A strip of all days, with a brush over the days shown. For pointers only: the buttons beside it do the same. */
export const Overview = memo(function Overview({ whole, movement, events, width, onMove }: Props) {
  const group = useRef<SVGGElement>(null);
  const axis = useMemo(() => axisOf(whole, width), [whole, width]);
  const report = useRef(onMove);
  report.current = onMove;
  const strip = useRef<SVGSVGElement>(null);
  const isBrushed = useRef(false);
  const brush = useMemo(
    () =>
      brushX<unknown>()
        .extent([
          [0, 0],
          [width, HEIGHT],
        ])
        .handleSize(12)
        .keyModifiers(false),
    [width],
  );
  useEffect(() => {
    let isMoving = false;
    const dayAt = (x: number): number => whole.from + (x / width) * (whole.to - whole.from);
    brush.on('brush end', ({ sourceEvent, selection, type }: D3BrushEvent<unknown>) => {
      // The picture moved the brush, not a pointer.
      if (!sourceEvent || selection === null) return;
      const [from, to] = selection as [number, number];
      const isRest = type === 'end';
      const isWide = to - from >= LEAST_WIDTH;
      if (!isWide && !isMoving) return;
      isBrushed.current = true;
      report.current(isWide ? { from: dayAt(from), to: dayAt(to) } : movement.days, isRest);
      isBrushed.current = false;
      isMoving = !isRest;
    });
    select(group.current!).call(brush);
  }, [brush, movement, whole, width]);
  useEffect(() => {
    const move = (days: Days): void => {
      const [from, to] = [days.from, days.to].map((day) => Math.min(Math.max(axis.x(day), 0), width)) as [
        number,
        number,
      ];
      brush.move(select(group.current!), to - from < 1 ? [from, from + 1] : [from, to]);
      strip.current!.dataset['whole'] = String(from <= 1 && to >= width - 1);
    };
    move(movement.days);
    return movement.follow((days) => {
      // The brush that moves the picture is already in place.
      if (!isBrushed.current) move(days);
    });
  }, [brush, axis, movement, width]);
  const ticks = useMemo(() => events.map(({ from }) => `M${axis.x(from).toFixed(1)} 8v8`).join(''), [events, axis]);
  return (
    <svg ref={strip} className="overview" width={width} height={HEIGHT} aria-hidden="true">
      <path d={ticks} />
      <g ref={group} />
    </svg>
  );
});
