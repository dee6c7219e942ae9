import { memo, useMemo } from 'react';
import type { Timeline } from '#client';
import { axisOf, everything } from '../picture/axis';
import { lanesOf } from '../picture/drawing';
import { colourOf, paletteOf } from '../picture/palette';
import { placeOf } from '../picture/place';
import type { Day } from '../time/day';

interface Props {
  readonly timeline: Timeline;
  readonly parties: readonly string[];
  readonly today: Day;
  readonly width: number;
}

const MOST_LANES = 12;
const ROW = 6;
const TOP = 10;

/** A small timeline: terms as thin bars in the colours of the parties they name, events as dots above them, and today. */
export const SmallPicture = memo(function SmallPicture({ timeline, parties, today, width }: Props) {
  const { lanes, axis, palette } = useMemo(() => {
    const all = lanesOf(timeline);
    const mostChanged = new Set(all.toSorted((a, b) => b.segments.length - a.segments.length).slice(0, MOST_LANES));
    return {
      lanes: all.filter((lane) => mostChanged.has(lane)),
      axis: axisOf(everything(timeline, today), width),
      palette: paletteOf(parties, timeline),
    };
  }, [timeline, parties, today, width]);
  const height = TOP + MOST_LANES * ROW;
  return (
    <svg className="small-picture" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <path className="small-today" d={`M${axis.x(today)} 0V${height}`} />
      {timeline.events.map(({ eventId, days }) => (
        <circle key={eventId} className="small-event" cx={axis.x(Date.parse(days.lo) / 86_400_000)} cy="3.5" r="2.2" />
      ))}
      {lanes.map(({ kind, scope, segments }, nth) =>
        segments.flatMap(({ from, pieces }) =>
          pieces.map((piece) => (
            <rect
              key={`${kind} ${scope} ${from} ${piece.share.nth}`}
              className="small-bar"
              data-colour={colourOf(piece.value, palette)}
              data-possible={piece.certainty === 'possibly' || undefined}
              y={TOP + nth * ROW}
              height={ROW - 2}
              {...placeOf(piece, axis)}
            />
          )),
        ),
      )}
    </svg>
  );
});
