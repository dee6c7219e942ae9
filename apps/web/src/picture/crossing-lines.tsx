import type { Axis } from './axis';
import { BAR, MIDDLE } from './bars';
import type { Crossings } from './drops';
import { LANE } from './lane-size';

interface Props {
  readonly crossings: Crossings;
  readonly axis: Axis;
  /** How far lines extend above the lane, behind its name. */
  readonly above: number;
}

/** The lines from the titles above, behind the bars. */
export function LinesBehind({ crossings: { through, reaffirmed }, axis, above }: Props) {
  const lines = (days: readonly number[]): string => days.map((day) => `M${axis.x(day)} ${-above}V${LANE}`).join('');
  return (
    <>
      {through.length > 0 && <path className="drop" d={lines(through)} />}
      {reaffirmed.length > 0 && <path className="drop" data-reaffirmed d={lines(reaffirmed)} />}
    </>
  );
}

const ARROW_X = 9;
const HEAD = 3.5;

/** The marks of events that changed the lane, and arrows from the replaced lane to its replacement. */
export function MarksBefore({ crossings: { changed, arrows }, axis, above }: Props) {
  return (
    <>
      {arrows.map(({ day, part, isDown }, nth) => {
        const x = axis.x(day) + ARROW_X;
        return (
          <path
            key={`${nth} ${part}`}
            className="moved arrow"
            style={{ '--x': x } as object}
            d={ARROW_PARTS[part](x, isDown, -above)}
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

const ARROW_PARTS = {
  from: arrowStart,
  through: (x: number, _isDown: boolean, top: number): string => `M${x} ${top}V${LANE}`,
  to: arrowHead,
};

function arrowStart(x: number, isDown: boolean, top: number): string {
  return `M${x - ARROW_X + 1} ${MIDDLE}h${ARROW_X - 5}q4 0 4 ${isDown ? 4 : -4}V${isDown ? LANE : top}`;
}

function arrowHead(x: number, isDown: boolean, top: number): string {
  const tip = isDown ? BAR.y - 1 : BAR.y + BAR.height + 1;
  const back = isDown ? -HEAD : HEAD;
  return `M${x} ${isDown ? top : LANE}V${tip}M${x - HEAD} ${tip + back}L${x} ${tip}L${x + HEAD} ${tip + back}`;
}
