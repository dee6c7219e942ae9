import { useCallback, useDeferredValue, useMemo, useRef, type KeyboardEvent } from 'react';
import type { Timeline } from '#client';
import type { Days } from '../address/view';
import { dayOf, writtenDay, type Day } from '../time/day';
import type { Names } from '../value/render-value';
import { axisOf, shifted, ticksOf, within, zoomed, type Axis } from './axis';
import { Definitions } from './definitions';
import type { Lane, Run } from './drawing';
import { exceptionsOf } from './exceptions';
import { crossingsOf } from './drops';
import { EventMarks } from './event-marks';
import { Rail, renderHandleDay } from './handle';
import { Lanes } from './lanes';
import { measureText } from './measure';
import { useMoved } from './movement';
import { Overview } from './overview';
import type { Palette } from './palette';
import { usePlotSize } from './plot-size';
import { RecordingTicks } from './recording-ticks';
import type { Story } from './story';
import { ROW, TitleBand } from './title-band';
import { placeTitles, type PlacedTitle } from './titles';
import { Tooltip } from './tooltip';
import { useZoom } from './use-zoom';
import { isSame, wholeDays } from './zoom';
import { ZoomButtons } from './zoom-buttons';

export interface PictureProps {
  /** All recordings up to now, also those after `knownAt`. */
  readonly recordings: Timeline['recordings'];
  readonly lanes: readonly Lane[];
  readonly story: Story;
  readonly names: Names;
  readonly palette: Palette;
  /** All days that the picture can show. */
  readonly whole: Days;
  readonly shown: Days;
  readonly at: Day;
  /** Undefined: as known now. */
  readonly knownAt: Day | undefined;
  readonly today: Day;
  readonly selected: string | undefined;
  /** Another day to mark, with which the selected day is compared. */
  readonly compared?: Day | undefined;
  readonly onMove: (to: { at?: Day; knownAt?: Day | undefined }) => void;
  readonly onRest: () => void;
  readonly onSelect: (term: string, run: Run) => void;
  readonly onEvents: (days: Days) => void;
  /** Called with the days to show; undefined: all. `isRest`: the movement has ended. */
  readonly onShown: (days: Days | undefined, isRest: boolean) => void;
}

/** The number of title rows, if the picture is wide enough. */
const ROWS = 4;
const NARROW = 560;

export function Picture(props: PictureProps) {
  const { lanes, story, names, palette, whole, at, knownAt, today, recordings, selected, compared, onShown } = props;
  const box = useRef<HTMLElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const size = usePlotSize(box, frame);
  const { width } = size;
  const zoomTo = useCallback(
    (days: Days) => {
      const rounded = within(wholeDays(days), whole);
      onShown(isSame(rounded, whole) ? undefined : rounded, true);
    },
    [onShown, whole],
  );
  const zoom = useZoom(box, { whole, shown: props.shown, size, onShown: zoomTo });
  const { movement, axisDays, laneDays } = zoom;
  const axis = useMemo(() => axisOf(axisDays, Math.max(width, 1), whole), [axisDays, width, whole]);
  const restingAxis = useMemo(
    () => (laneDays === axisDays ? axis : axisOf(laneDays, Math.max(width, 1), whole)),
    [axis, axisDays, laneDays, width, whole],
  );
  // Lanes are stretched until there is time to render them. If the width changes, they must be rendered.
  const deferredAxis = useDeferredValue(restingAxis);
  const laneAxis = deferredAxis.width === restingAxis.width ? deferredAxis : restingAxis;
  useMoved(box, movement, [
    { classes: ['titles', 'rails', 'lines'], axis },
    { classes: ['scaled', 'said'], axis: laneAxis },
  ]);

  const { events, replacements } = story;
  const rows = width < NARROW ? 3 : ROWS;
  // Lanes and their lines are not rendered again during a movement.
  const restingTitles = useMemo(() => titlesOn(laneAxis, story, rows), [laneAxis, story, rows]);
  const titles = useMemo(
    () => (axis === laneAxis ? restingTitles : titlesOn(axis, story, rows)),
    [axis, laneAxis, restingTitles, story, rows],
  );
  const crossings = useMemo(
    () =>
      crossingsOf(
        restingTitles.map((title) => title.story),
        replacements,
        lanes,
      ),
    [restingTitles, replacements, lanes],
  );
  const exceptions = useMemo(() => exceptionsOf(lanes), [lanes]);
  const eventDays = useMemo(() => [...new Set(events.map(({ from }) => from))], [events]);
  const recorded = useMemo(
    () => recordings.map((each) => ({ ...each, from: dayOf(each.recordedAt), to: dayOf(each.recordedAt) + 1 })),
    [recordings],
  );
  const recordedDays = useMemo(() => [...new Set(recorded.map(({ from }) => from))], [recorded]);
  const known = knownAt ?? today;

  const { onMove, onEvents } = props;
  const moveAt = useCallback((day: Day) => onMove({ at: day }), [onMove]);
  const moveKnown = useCallback((day: Day) => onMove({ knownAt: day >= today ? undefined : day }), [onMove, today]);
  const choose = useCallback(
    ({ story: { from } }: { story: { from: Day } }) => onEvents({ from, to: from }),
    [onEvents],
  );
  const reveal = useCallback(
    (run: Run) => {
      const { from: first, to: last } = laneAxis.shown;
      const span = last - first;
      const from = Math.round(Math.max(run.from, 0) - span / 3);
      zoomTo({ from, to: from + Math.round(span) });
    },
    [laneAxis, zoomTo],
  );
  const press = (event: KeyboardEvent): void => {
    const days = byKey(event.key, movement.days, at);
    if (days === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (days === null) onShown(undefined, true);
    else zoomTo(days);
  };

  return (
    <section
      className="picture"
      aria-label="Timeline"
      ref={box}
      onKeyDown={press}
      data-moving={zoom.isMoving}
      style={{ '--titles': `${rows * ROW}px` } as object}
    >
      <Definitions />
      <div className="row above">
        <div className="name">
          <ZoomButtons
            movement={movement}
            at={at}
            isWhole={isSame(wholeDays(axisDays), whole)}
            onShown={zoomTo}
            onAll={() => onShown(undefined, true)}
          />
        </div>
        <div>
          {width > 0 && (
            <Overview whole={whole} movement={movement} events={events} width={width} onMove={zoom.moveTo} />
          )}
          <TitleBand titles={titles} rows={rows} onChoose={choose} />
        </div>
      </div>
      <div className="rails">
        <div className="row ticks" aria-hidden="true">
          <div className="name" />
          <div ref={frame} className="plot">
            <Ticks axis={axis} />
          </div>
        </div>
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
            stops={eventDays}
            onMove={moveAt}
            onRest={props.onRest}
          >
            <EventMarks events={events} axis={axis} onEvents={onEvents} />
          </Rail>
        </div>
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
            least={recordedDays[0] ?? today}
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
        Arrow keys move by a day, with Shift by a month; page keys move to the next event or recording, or to the one
        before. Plus and minus zoom, comma and full stop pan, zero shows all days.
      </p>
      {width > 0 && (
        <Lanes
          lanes={lanes}
          axis={laneAxis}
          names={names}
          palette={palette}
          crossings={crossings}
          exceptions={exceptions}
          areNamesAbove={size.left === 0}
          selected={selected}
          onSelect={props.onSelect}
          onReveal={reveal}
        />
      )}
      <div className="lines behind" aria-hidden="true">
        <Line axis={axis} day={known} name="later" />
        <Line axis={axis} day={known} name="known" />
        {compared !== undefined && <Line axis={axis} day={compared} name="compared" />}
        <Line axis={axis} day={at} name="at" />
      </div>
      <Tooltip within={box} />
    </section>
  );
}

const titlesOn = ({ width, x }: Axis, { byWeight }: Story, rows: number): PlacedTitle[] =>
  width > 1 ? placeTitles(byWeight, { width, rows, x }, measureText) : [];

function byKey(key: string, shown: Days, at: Day): Days | null | undefined {
  switch (key) {
    case '+':
    case '=':
      return zoomed(shown, 0.5, at);
    case '-':
      return zoomed(shown, 2, at);
    case ',':
      return shifted(shown, -0.2);
    case '.':
      return shifted(shown, 0.2);
    case '0':
      return null;
    default:
      return undefined;
  }
}

function Line({ axis, day, name }: { readonly axis: Axis; readonly day: Day; readonly name: string }) {
  const x = axis.x(day);
  return <div className="line placed" data-line={name} style={{ '--x': x } as object} />;
}

function Ticks({ axis }: { readonly axis: Axis }) {
  return ticksOf(axis).map(({ day, x, label }) => (
    <span key={day} className="tick placed" style={{ '--x': x } as object} data-edge={x < 0 || x > axis.width - 40}>
      {label}
    </span>
  ));
}
