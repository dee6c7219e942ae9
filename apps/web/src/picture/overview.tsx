import { brushX, type D3BrushEvent } from 'd3-brush';
import { select } from 'd3-selection';
import { memo, useEffect, useMemo, useRef } from 'react';
import type { Days } from '../address/view';
import { axisOf } from './axis';
import type { StoryEvent } from './story';

interface Props {
  readonly whole: Days;
  readonly live: Days;
  readonly events: readonly StoryEvent[];
  readonly width: number;
  readonly onShown: (days: Days, isRest: boolean) => void;
}

const HEIGHT = 24;
/** A brush narrower than this was meant as a click. */
const LEAST_WIDTH = 4;

/** All days on a strip, and a brush over those that the picture shows. For pointers only: buttons beside it do the same. */
export const Overview = memo(function Overview({ whole, live, events, width, onShown }: Props) {
  const group = useRef<SVGGElement>(null);
  const axis = useMemo(() => axisOf(whole, width), [whole, width]);
  const report = useRef(onShown);
  report.current = onShown;
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
    const dayAt = (x: number): number => whole.from + (x / width) * (whole.to - whole.from);
    brush.on('brush end', ({ sourceEvent, selection, type }: D3BrushEvent<unknown>) => {
      // Moved by the picture, not by a pointer.
      if (!sourceEvent || selection === null) return;
      const [from, to] = selection as [number, number];
      if (to - from >= LEAST_WIDTH) report.current({ from: dayAt(from), to: dayAt(to) }, type === 'end');
    });
    select(group.current!).call(brush);
  }, [brush, whole, width]);
  useEffect(() => {
    const [from, to] = [live.from, live.to].map((day) => Math.min(Math.max(axis.x(day), 0), width));
    brush.move(select(group.current!), to! - from! < 1 ? [from!, from! + 1] : [from!, to!]);
  }, [brush, axis, live, width]);
  const ticks = useMemo(() => events.map(({ from }) => `M${axis.x(from).toFixed(1)} 8v8`).join(''), [events, axis]);
  return (
    <svg
      className="overview"
      data-whole={axis.x(live.from) <= 1 && axis.x(live.to) >= width - 1}
      width={width}
      height={HEIGHT}
      aria-hidden="true"
    >
      <path d={ticks} />
      <g ref={group} />
    </svg>
  );
});
