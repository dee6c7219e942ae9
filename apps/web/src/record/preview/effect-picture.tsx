import type { Days } from '../../address/view';
import { axisOf, ticksOf } from '../../picture/axis';
import { colourOf, type Palette } from '../../picture/palette';
import { overlap, placeOf } from '../../picture/place';
import type { Day } from '../../time/day';
import type { Bar } from './effect-bars';

interface Props {
  readonly before: readonly Bar[];
  readonly after: readonly Bar[];
  readonly shown: Days;
  readonly today: Day;
  readonly palette: Palette;
}

const WIDTH = 640;
const LABEL = 56;
const ROW = 16;
const GAP = 6;
const TICKS = 16;
const HEIGHT = 2 * ROW + GAP + TICKS;

/** Renders a term before and after a change, in two lanes. The text beside it says the same. */
export function EffectPicture({ before, after, shown, today, palette }: Props) {
  const axis = axisOf(shown, WIDTH - LABEL);
  const row = (bars: readonly Bar[], y: number) =>
    bars
      .filter((bar) => overlap(bar, shown))
      .map((bar) => {
        const height = ROW / bar.share.of;
        return (
          <rect
            key={`${y} ${bar.from} ${bar.share.nth}`}
            className="small-bar"
            data-colour={colourOf(bar.value, palette)}
            data-possible={bar.isPossible || undefined}
            y={y + bar.share.nth * height}
            height={height - (bar.share.of > 1 ? 1 : 0)}
            {...placeOf(bar, axis)}
          />
        );
      });
  return (
    <svg className="effect-picture" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <text x="0" y={ROW - 4}>
        before
      </text>
      <text x="0" y={2 * ROW + GAP - 4}>
        after
      </text>
      <g transform={`translate(${LABEL} 0)`}>
        {row(before, 0)}
        {row(after, ROW + GAP)}
        <path className="small-today" d={`M${axis.x(today)} 0V${2 * ROW + GAP}`} />
        {ticksOf(axis).map(({ x, label }) => (
          <text key={x} className="tick" x={x} y={HEIGHT - 3}>
            {label}
          </text>
        ))}
      </g>
    </svg>
  );
}
