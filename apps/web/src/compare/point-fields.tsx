import type { Point } from '../address/view';
import { DateField } from '../time/date-fields';
import type { Day } from '../time/day';

interface Props {
  readonly side: 'before' | 'after';
  readonly point: Point;
  readonly today: Day;
  readonly onChange: (to: Point) => void;
}

/** Renders one side of a comparison: a day, and a known day. */
export const PointFields = ({ side, point, today, onChange }: Props) => (
  <div>
    <h2>{side === 'before' ? 'Before' : 'After'}</h2>
    <div className="dates">
      <DateField
        label={`On the day, ${side}`}
        day={point.at ?? today}
        onChange={(at) => onChange({ at, ...(point.knownAt === undefined ? {} : { knownAt: point.knownAt }) })}
      />
      <DateField
        label={`As known on, ${side}`}
        day={point.knownAt ?? today}
        most={today}
        onChange={(knownAt) => onChange({ knownAt, ...(point.at === undefined ? {} : { at: point.at }) })}
      />
    </div>
  </div>
);
