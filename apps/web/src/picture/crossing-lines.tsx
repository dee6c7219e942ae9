import type { Axis } from './axis';
import { BAR, MIDDLE } from './bars';
import type { Crossings } from './drops';
import { LANE } from './lane-size';

interface Props {
  readonly crossings: Crossings;
  readonly axis: Axis;
}

/** Lines from the titles above, behind the bars. */
export function LinesBehind({ crossings: { through, reaffirmed }, axis }: Props) {
  const lines = (days: readonly number[]): string => days.map((day) => `M${axis.x(day)} 0V${LANE}`).join('');
  return (
    <>
      {through.length > 0 && <path className="drop" d={lines(through)} />}
      {reaffirmed.length > 0 && <path className="drop" data-reaffirmed d={lines(reaffirmed)} />}
    </>
  );
}

const ARROW_X = 9;
const HEAD = 3.5;

/** Where an event changed the lane, and arrows from what was replaced to what replaces it. */
export function MarksBefore({ crossings: { changed, arrows }, axis }: Props) {
  return (
    <>
      {arrows.map(({ day, part, isDown }, nth) => {
        const x = axis.x(day) + ARROW_X;
        return (
          <path
            key={`${nth} ${part}`}
            className="moved arrow"
            style={{ '--x': x } as object}
            d={part === 'from' ? arrowStart(x, isDown) : part === 'through' ? `M${x} 0V${LANE}` : arrowHead(x, isDown)}
          />
        );
      })}
      {changed.map((day) => (
        <circle
          key={day}
          className="moved drop-end"
          style={{ '--x': axis.x(day) } as object}
          cx={axis.x(day)}
          cy={BAR.y}
          r="2.5"
        />
      ))}
    </>
  );
}

const arrowStart = (x: number, isDown: boolean): string =>
  `M${x - ARROW_X + 1} ${MIDDLE}h${ARROW_X - 5}q4 0 4 ${isDown ? 4 : -4}V${isDown ? LANE : 0}`;

function arrowHead(x: number, isDown: boolean): string {
  const tip = isDown ? BAR.y - 1 : BAR.y + BAR.height + 1;
  const back = isDown ? -HEAD : HEAD;
  return `M${x} ${isDown ? 0 : LANE}V${tip}M${x - HEAD} ${tip + back}L${x} ${tip}L${x + HEAD} ${tip + back}`;
}
