import { useCallback, useDeferredValue, useMemo, useRef, type RefObject } from 'react';
import type { Days } from '../address/view';
import { axisOf, within, type Axis } from './axis';
import { useMoved } from './movement';
import { usePlotSize, type PlotSize } from './plot-size';
import { useZoom } from './use-zoom';
import { isSame, wholeDays } from './zoom';

interface Shown {
  /** All days that the picture can show. */
  readonly whole: Days;
  readonly shown: Days;
  readonly onShown: (days: Days | undefined, isRest: boolean) => void;
}

/** The axes of a picture, and how they are moved. */
interface Axes extends Pick<ReturnType<typeof useZoom>, 'movement' | 'isMoving' | 'moveTo'> {
  readonly box: RefObject<HTMLElement | null>;
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly size: PlotSize;
  /** The axis of the titles, rails and lines. */
  readonly axis: Axis;
  readonly axisDays: Days;
  /** The axis of the lanes. They are stretched until there is time to render them. */
  readonly laneAxis: Axis;
  /** Shows some days, rounded to whole ones. */
  readonly zoomTo: (days: Days) => void;
}

/** Measures the plot and returns its axes. Elements of the classes named here are moved without a render. */
export function useAxes({ whole, shown, onShown }: Shown): Axes {
  const box = useRef<HTMLElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const size = usePlotSize(box, frame);
  const zoomTo = useCallback(
    (days: Days) => {
      const rounded = within(wholeDays(days), whole);
      onShown(isSame(rounded, whole) ? undefined : rounded, true);
    },
    [onShown, whole],
  );
  const { movement, isMoving, moveTo, axisDays, laneDays } = useZoom(box, { whole, shown, size, onShown: zoomTo });
  const width = Math.max(size.width, 1);
  const axis = useMemo(() => axisOf(axisDays, width, whole), [axisDays, width, whole]);
  const restingAxis = useMemo(
    () => (laneDays === axisDays ? axis : axisOf(laneDays, width, whole)),
    [axis, axisDays, laneDays, width, whole],
  );
  const deferredAxis = useDeferredValue(restingAxis);
  // If the width changes, the lanes must be rendered.
  const laneAxis = deferredAxis.width === restingAxis.width ? deferredAxis : restingAxis;
  useMoved(box, movement, [
    { classes: ['titles', 'rails', 'lines'], axis },
    { classes: ['scaled', 'said'], axis: laneAxis },
  ]);
  return { box, frame, size, movement, isMoving, moveTo, axis, axisDays, laneAxis, zoomTo };
}
