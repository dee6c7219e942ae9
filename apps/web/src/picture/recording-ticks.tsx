import { memo, useMemo } from 'react';
import type { Timeline } from '#client';
import type { Day } from '../time/day';
import type { Axis } from './axis';
import type { Run } from './drawing';
import { marksOf } from './marks';

interface Props {
  readonly recorded: readonly (Timeline['recordings'][number] & Run)[];
  readonly axis: Axis;
  readonly known: Day;
}

/** Ticks at the days of recordings. Equal ticks share one path, because the known day changes in every frame of a drag. */
export const RecordingTicks = memo(function RecordingTicks({ recorded, axis, known }: Props) {
  const ticks = useMemo(
    () =>
      marksOf(recorded, axis, 3).map(({ x, items: [first, ...others] }) => ({
        day: first.from,
        x: x.toFixed(1),
        corrects: [first, ...others].some(({ type }) => type === 'EventCorrected' || type === 'EventRetracted'),
      })),
    [recorded, axis],
  );
  return (
    <svg className="recordings" width={axis.width} height="24" aria-hidden="true">
      <g className="stretched">
        {[true, false].flatMap((isKnown) =>
          [true, false].map((corrects) => {
            const alike = ticks.filter((tick) => tick.corrects === corrects && tick.day <= known === isKnown);
            return (
              alike.length > 0 && (
                <path
                  key={`${isKnown} ${corrects}`}
                  d={alike.map(({ x }) => `M${x} ${corrects ? '4v16' : '8v8'}`).join('')}
                  data-known={isKnown}
                  data-corrects={corrects}
                />
              )
            );
          }),
        )}
      </g>
    </svg>
  );
});
