import { memo, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Timeline } from '#client';
import type { Days } from '../address/view';
import { dayOf, writtenDay, type Day } from '../time/day';
import type { Names } from '../value/tell-value';
import { axisOf, ticksOf, type Axis } from './axis';
import { Definitions } from './definitions';
import { boundsOf, type Lane, type Run } from './drawing';
import { Rail, toldDay } from './handle';
import { Lanes } from './lanes';
import { marksOf } from './marks';

export interface PictureProps {
  readonly timeline: Timeline;
  /** The recordings up to now, also those behind the moment of knowledge. */
  readonly recordings: Timeline['recordings'];
  readonly lanes: readonly Lane[];
  readonly names: Names;
  readonly shown: Days;
  readonly at: Day;
  /** Undefined: as known now. */
  readonly knownAt: Day | undefined;
  readonly today: Day;
  readonly selected: string | undefined;
  /** Another day to mark, which the day asked about is compared with. */
  readonly compared?: Day | undefined;
  readonly onMove: (to: { at?: Day; knownAt?: Day | undefined }) => void;
  readonly onRest: () => void;
  readonly onSelect: (term: string, run: Run) => void;
  readonly onEvents: (days: Days) => void;
}

export function Picture(props: PictureProps) {
  const { timeline, lanes, names, shown, at, knownAt, today, recordings, selected, compared } = props;
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const axis = useMemo(() => axisOf(shown, Math.max(width, 1)), [shown, width]);
  const events = useMemo(() => timeline.events.map((event) => ({ ...event, ...boundsOf(event.days) })), [timeline]);
  const eventDays = useMemo(() => [...new Set(events.map(({ from }) => from))].sort((a, b) => a - b), [events]);
  const recorded = useMemo(
    () => recordings.map((each) => ({ ...each, from: dayOf(each.recordedAt), to: dayOf(each.recordedAt) + 1 })),
    [recordings],
  );
  const recordedDays = useMemo(() => [...new Set(recorded.map(({ from }) => from))], [recorded]);
  const firstKnown = recordedDays[0] ?? today;
  const known = knownAt ?? today;

  const { onMove } = props;
  const moveAt = useCallback((day: Day) => onMove({ at: day }), [onMove]);
  const moveKnown = useCallback((day: Day) => onMove({ knownAt: day >= today ? undefined : day }), [onMove, today]);
  const toldKnown = knownAt === undefined ? 'now' : writtenDay(known);

  return (
    <section className="picture" aria-label="Timeline">
      <Definitions />
      <div className="rails">
        <div className="row ticks" aria-hidden="true">
          <div className="name" />
          <div ref={frame} className="plot">
            <Ticks axis={axis} />
          </div>
        </div>
        <div className="row">
          <div className="name">
            <span className="kind">Asked about</span>
            <span className="scope">events by day</span>
          </div>
          <Rail
            name="at"
            label="Date asked about"
            day={at}
            told={toldDay(at, today)}
            axis={axis}
            least={shown.from}
            most={shown.to}
            stops={eventDays}
            onMove={moveAt}
            onRest={props.onRest}
          >
            <EventMarks events={events} axis={axis} onEvents={props.onEvents} />
          </Rail>
        </div>
        <div className="row">
          <div className="name">
            <span className="kind">Known</span>
            <span className="scope">recordings</span>
          </div>
          <Rail
            name="known"
            label="Moment of knowledge"
            day={known}
            told={toldKnown}
            axis={axis}
            least={firstKnown}
            most={today}
            stops={recordedDays}
            onMove={moveKnown}
            onRest={props.onRest}
          >
            <RecordingTicks recorded={recorded} axis={axis} known={known} />
          </Rail>
        </div>
      </div>
      <p id="keys" className="unseen">
        Arrow keys move by a day, with Shift by a month; page keys move to the next event or recording.
      </p>
      {width > 0 && <Lanes lanes={lanes} axis={axis} names={names} selected={selected} onSelect={props.onSelect} />}
      <div className="lines behind" aria-hidden="true">
        <Line axis={axis} day={known} name="later" />
      </div>
      <div className="lines" aria-hidden="true">
        <Line axis={axis} day={known} name="known" />
        {compared !== undefined && <Line axis={axis} day={compared} name="compared" />}
        <Line axis={axis} day={at} name="at" />
      </div>
    </section>
  );
}

function Line({ axis, day, name }: { readonly axis: Axis; readonly day: Day; readonly name: string }) {
  const x = axis.x(day);
  if ((x < 0 && name !== 'later') || x > axis.width) return null;
  return <div className="line" data-line={name} style={{ transform: `translateX(${x}px)` }} />;
}

const Ticks = memo(function Ticks({ axis }: { readonly axis: Axis }) {
  return ticksOf(axis).map(({ x, label }) => (
    <span key={x} className="tick" style={{ left: x }} data-edge={x > axis.width - 30}>
      {label}
    </span>
  ));
});

type DrawnEvent = Timeline['events'][number] & Run;

interface EventMarksProps {
  readonly events: readonly DrawnEvent[];
  readonly axis: Axis;
  readonly onEvents: (days: Days) => void;
}

/** Marks this near each other are drawn as one, with their number. */
const NEAR = 22;

const EventMarks = memo(function EventMarks({ events, axis, onEvents }: EventMarksProps) {
  return marksOf(events, axis, NEAR).map(({ x, reach, items }) => {
    const [first] = items;
    const days = { from: first.from, to: Math.max(...items.map(({ from }) => from)) };
    const label =
      items.length === 1
        ? `${first.title}, ${first.occurred}`
        : `${items.length} events from ${first.title}, ${first.occurred}`;
    return (
      <button
        key={first.eventId}
        type="button"
        className="mark"
        style={{ left: x }}
        aria-label={label}
        title={label}
        data-standing={items.every(({ standing }) => standing !== 'definitive') ? 'announced' : 'definitive'}
        onClick={() => onEvents(days)}
      >
        {reach > 8 && <span className="reach" style={{ width: reach }} />}
        <span className="dot">{items.length > 1 ? items.length : ''}</span>
      </button>
    );
  });
});

interface RecordingTicksProps {
  readonly recorded: readonly (Timeline['recordings'][number] & Run)[];
  readonly axis: Axis;
  readonly known: Day;
}

const RecordingTicks = memo(function RecordingTicks({ recorded, axis, known }: RecordingTicksProps) {
  const ticks = useMemo(
    () =>
      marksOf(recorded, axis, 3).map(({ x, items: [first, ...others] }) => ({
        day: first.from,
        x: x.toFixed(1),
        corrects: [first, ...others].some(({ type }) => type === 'EventCorrected' || type === 'EventRetracted'),
      })),
    [recorded, axis],
  );
  // One path for all ticks that look alike: the moment of knowledge moves with every frame of a drag.
  return (
    <svg className="recordings" width={axis.width} height="24" aria-hidden="true">
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
    </svg>
  );
});

export function useWidth(frame: React.RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const box = frame.current!;
    setWidth(box.clientWidth);
    const observer = new ResizeObserver(() => setWidth(box.clientWidth));
    observer.observe(box);
    return () => observer.disconnect();
  }, [frame]);
  return width;
}
