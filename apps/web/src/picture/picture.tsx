import { useCallback, useMemo, type KeyboardEvent } from 'react';
import type { Timeline } from '#client';
import type { Days } from '../address/view';
import type { Day } from '../time/day';
import type { Names } from '../value/render-value';
import { shifted, zoomed, type Axis } from './axis';
import { Definitions } from './definitions';
import type { Lane, Run } from './drawing';
import { exceptionsOf } from './exceptions';
import { Lanes } from './lanes';
import { Overview } from './overview';
import type { Palette } from './palette';
import { Rails } from './rails';
import type { Story } from './story';
import { ROW, TitleBand } from './title-band';
import { Tooltip } from './tooltip';
import { useAxes } from './use-axes';
import { useTitles } from './use-titles';
import { isSame, wholeDays } from './zoom';
import { ZoomButtons } from './zoom-buttons';

interface Props {
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

export function Picture(props: Props) {
  const { lanes, story, names, palette, whole, at, knownAt, today, selected, compared } = props;
  const { onEvents, onShown } = props;
  const axes = useAxes(props);
  const { box, size, movement, axis, axisDays, laneAxis, zoomTo } = axes;
  const rows = size.width < NARROW ? 3 : ROWS;
  const { titles, crossings } = useTitles({ axis, laneAxis, story, lanes, rows });
  const exceptions = useMemo(() => exceptionsOf(lanes), [lanes]);
  const choose = useCallback(
    ({ story: { from } }: { story: { from: Day } }) => onEvents({ from, to: from }),
    [onEvents],
  );
  const reveal = useCallback((run: Run) => zoomTo(daysAround(run, laneAxis.shown)), [laneAxis, zoomTo]);
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
      data-moving={axes.isMoving}
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
          {size.width > 0 && (
            <Overview whole={whole} movement={movement} events={story.events} width={size.width} onMove={axes.moveTo} />
          )}
          <TitleBand titles={titles} rows={rows} onChoose={choose} />
        </div>
      </div>
      <Rails {...props} frame={axes.frame} axis={axis} axisDays={axisDays} events={story.events} />
      <p id="keys" className="unseen">
        Arrow keys move by a day, with Shift by a month; page keys move to the next event or recording, or to the one
        before. Plus and minus zoom, comma and full stop pan, zero shows all days.
      </p>
      {size.width > 0 && (
        <Lanes
          {...{ lanes, names, palette, crossings, exceptions, selected }}
          axis={laneAxis}
          areNamesAbove={size.left === 0}
          onSelect={props.onSelect}
          onReveal={reveal}
        />
      )}
      <DayLines axis={axis} at={at} known={knownAt ?? today} compared={compared} />
      <Tooltip within={box} />
    </section>
  );
}

/** Returns the days to show so that a run begins at a third of them. */
function daysAround(run: Run, { from: first, to: last }: Days): Days {
  const span = last - first;
  const from = Math.round(Math.max(run.from, 0) - span / 3);
  return { from, to: from + Math.round(span) };
}

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

interface DayLinesProps {
  readonly axis: Axis;
  readonly at: Day;
  readonly known: Day;
  readonly compared: Day | undefined;
}

/** Renders the vertical lines of the selected days behind the lanes. */
const DayLines = ({ axis, at, known, compared }: DayLinesProps) => (
  <div className="lines behind" aria-hidden="true">
    <Line axis={axis} day={known} name="later" />
    <Line axis={axis} day={known} name="known" />
    {compared !== undefined && <Line axis={axis} day={compared} name="compared" />}
    <Line axis={axis} day={at} name="at" />
  </div>
);

function Line({ axis, day, name }: { readonly axis: Axis; readonly day: Day; readonly name: string }) {
  const x = axis.x(day);
  return <div className="line placed" data-line={name} style={{ '--x': x } as object} />;
}
