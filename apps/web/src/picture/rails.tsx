import { useCallback, useMemo, type RefObject } from 'react';
import type { Timeline } from '#client';
import type { Days } from '../address/view';
import { dayOf, writtenDay, type Day } from '../time/day';
import { ticksOf, type Axis } from './axis';
import { EventMarks } from './event-marks';
import { Rail, renderHandleDay } from './handle';
import { RecordingTicks } from './recording-ticks';
import type { Story } from './story';

interface Props {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly axis: Axis;
  readonly axisDays: Days;
  readonly events: Story['events'];
  readonly recordings: Timeline['recordings'];
  readonly at: Day;
  /** Undefined: as known now. */
  readonly knownAt: Day | undefined;
  readonly today: Day;
  readonly onMove: (to: { at?: Day; knownAt?: Day | undefined }) => void;
  readonly onRest: () => void;
  readonly onEvents: (days: Days) => void;
}

/** Renders the axis, and a rail for each of the two dates: the day, and what was known then. */
export function Rails({ frame, ...props }: Props) {
  return (
    <div className="rails">
      <div className="row ticks" aria-hidden="true">
        <div className="name" />
        <div ref={frame} className="plot">
          <Ticks axis={props.axis} />
        </div>
      </div>
      <DayRail {...props} />
      <KnownRail {...props} />
    </div>
  );
}

function Ticks({ axis }: { readonly axis: Axis }) {
  return ticksOf(axis).map(({ day, x, label }) => (
    <span key={day} className="tick placed" style={{ '--x': x } as object} data-edge={x < 0 || x > axis.width - 40}>
      {label}
    </span>
  ));
}

function DayRail({ axis, axisDays, events, at, today, onMove, onRest, onEvents }: Omit<Props, 'frame'>) {
  const stops = useMemo(() => [...new Set(events.map(({ from }) => from))], [events]);
  const moveTo = useCallback((day: Day) => onMove({ at: day }), [onMove]);
  return (
    <div className="row">
      <div className="name">
        <span className="kind">The day</span>
        <span className="scope">Which terms were in force?</span>
      </div>
      <Rail
        name="at"
        label="The day"
        tip="The day. Which terms were in force then? Drag it, or move it with the arrow keys; page keys go from event to event."
        day={at}
        rendered={renderHandleDay(at, today)}
        axis={axis}
        least={Math.round(axisDays.from)}
        most={Math.round(axisDays.to)}
        stops={stops}
        onMove={moveTo}
        onRest={onRest}
      >
        <EventMarks events={events} axis={axis} onEvents={onEvents} />
      </Rail>
    </div>
  );
}

function KnownRail({ axis, recordings, knownAt, today, onMove, onRest }: Omit<Props, 'frame'>) {
  const recorded = useMemo(
    () => recordings.map((each) => ({ ...each, from: dayOf(each.recordedAt), to: dayOf(each.recordedAt) + 1 })),
    [recordings],
  );
  const stops = useMemo(() => [...new Set(recorded.map(({ from }) => from))], [recorded]);
  const moveTo = useCallback((day: Day) => onMove({ knownAt: day >= today ? undefined : day }), [onMove, today]);
  const known = knownAt ?? today;
  return (
    <div className="row">
      <div className="name">
        <span className="kind">What was known then</span>
        <span className="scope">Which news had arrived?</span>
      </div>
      <Rail
        name="known"
        label="What was known then"
        tip="What was known then. Leaves out what was recorded later. Drag it; page keys go from recording to recording."
        day={known}
        rendered={knownAt === undefined ? 'all that is known now' : `known by ${writtenDay(known)}`}
        axis={axis}
        least={stops[0] ?? today}
        most={today}
        stops={stops}
        onMove={moveTo}
        onRest={onRest}
      >
        <RecordingTicks recorded={recorded} axis={axis} known={known} />
      </Rail>
    </div>
  );
}
