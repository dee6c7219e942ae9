import { memo } from 'react';
import { renderScope, renderValue, titleOfKind, type Names } from '../value/render-value';
import { dayOf, writtenDays, type Day } from '../time/day';
import type { Axis } from './axis';
import { BAR, button, segmentShape } from './bars';
import { LinesBehind, MarksBefore } from './crossing-lines';
import { laneId, type Lane, type Run } from './drawing';
import type { Exception } from './exceptions';
import { NO_CROSSINGS, type Crossings } from './drops';
import { LANE } from './lane-size';
import { LaneTexts } from './lane-texts';
import { colourOf, type Palette } from './palette';
import { drawnOf, overlap } from './place';
import {
  AnnouncedShape,
  CalledOffShape,
  ContestShape,
  ExceptionShape,
  PendingShape,
  RenewalMark,
} from './statement-shapes';
import { nameOfLane, renderCalledOff, renderException, renderPending, renderSegment } from './render-segment';

export interface LaneProps {
  readonly lane: Lane;
  readonly axis: Axis;
  readonly names: Names;
  readonly palette: Palette;
  readonly crossings: Crossings;
  readonly exceptions: readonly Exception[];
  /** How far the lane is drawn above its days, where its name stands. */
  readonly above: number;
  /** The number of other scopes in the picture that contain this one. */
  readonly depth: number;
  /** True for the first lane of its kind, which shows the kind. */
  readonly isFirst: boolean;
  readonly isSelected: boolean;
}

/** One term, with its segments as buttons over the days. Rendered again only when its own props change. */
export const LaneRow = memo(function LaneRow({ isFirst, isSelected, depth, ...drawn }: LaneProps) {
  const { lane, axis, names, above } = drawn;
  return (
    <div className="lane" data-first={isFirst} data-selected={isSelected} data-depth={depth} data-term={laneId(lane)}>
      <div className="name" data-tip={nameOfLane(lane, names)}>
        <span className="kind">{titleOfKind(lane.kind, names)}</span>
        {lane.scope !== 'all' && <span className="scope">{renderScope(lane.scope, names)}</span>}
      </div>
      <svg
        width={axis.width}
        height={LANE + above}
        viewBox={`0 ${-above} ${axis.width} ${LANE + above}`}
        style={{ marginTop: -above }}
        role="group"
        aria-label={nameOfLane(lane, names)}
      >
        <LanePicture {...drawn} />
      </svg>
    </div>
  );
});

/** Returns the runs of a lane's buttons, in the order of the buttons. */
export const chosenIn = ({ segments, pending, contests, reportedOtherwise, calledOff }: Lane, axis: Axis): Run[] => [
  ...drawnOf(segments, axis),
  ...drawnOf(pending, axis),
  ...drawnOf(contests, axis),
  ...drawnOf(reportedOtherwise, axis),
  ...drawnOf(calledOff, axis),
];

type PictureProps = Pick<LaneProps, 'lane' | 'axis' | 'names' | 'palette'> &
  Partial<Pick<LaneProps, 'crossings' | 'exceptions' | 'above'>>;

const NO_EXCEPTIONS: readonly Exception[] = [];

export function LanePicture(props: PictureProps) {
  const { lane, axis, names, palette, crossings = NO_CROSSINGS, exceptions = NO_EXCEPTIONS, above = 0 } = props;
  const isAlone = (run: Run): boolean => !lane.segments.some((segment) => overlap(run, segment));
  return (
    <>
      <g className="scaled" aria-hidden="true">
        <LinesBehind crossings={crossings} axis={axis} above={above} />
      </g>
      <g className="scaled">
        {drawnOf(lane.segments, axis).map((segment) =>
          segmentShape(segment, axis, palette, renderSegment(lane, segment, names)),
        )}
        {drawnOf(lane.pending, axis).map((pending) => (
          <g
            key={`pending ${pending.eventId} ${pending.from}`}
            {...button}
            aria-label={renderPending(lane, pending, names)}
          >
            <PendingShape
              run={pending}
              axis={axis}
              isAlone={isAlone(pending)}
              colour={colourOf(pending.value, palette)}
            />
          </g>
        ))}
        {drawnOf(exceptions, axis).map((exception) => (
          <g
            key={`exception ${exception.of.scope} ${exception.from}`}
            className="inside"
            data-tip={renderException(exception, names)}
          >
            <ExceptionShape
              run={exception}
              axis={axis}
              colour={colourOf(exception.segment.pieces[0]?.value ?? null, palette)}
            />
          </g>
        ))}
        {drawnOf(lane.contests, axis).map((contest, nth) => (
          <g
            key={`contest ${nth}`}
            {...button}
            aria-label={`${nameOfLane(lane, names)}, contested ${renderDissent(contest, names)}`}
          >
            <ContestShape run={contest} axis={axis} isAlone={isAlone(contest)} />
          </g>
        ))}
        {drawnOf(lane.reportedOtherwise, axis).map((report, nth) => (
          <g
            key={`otherwise ${nth}`}
            {...button}
            aria-label={`${nameOfLane(lane, names)}, reported otherwise ${renderDissent(report, names)}. It is ${report.because} and not counted.`}
          >
            <ContestShape run={report} axis={axis} isAlone={isAlone(report)} isCounted={false} />
          </g>
        ))}
        {drawnOf(lane.calledOff, axis).map((run) => (
          <g key={`called off ${run.publishedBy}`} {...button} aria-label={renderCalledOff(lane, run, names)}>
            <CalledOffShape run={run} axis={axis} />
          </g>
        ))}
        {drawnOf(lane.announced, axis).map((announcement) => (
          <AnnouncedShape
            key={announcement.eventId}
            title={announcement.title}
            run={announcement}
            axis={axis}
            isAlone={isAlone(announcement)}
          />
        ))}
      </g>
      <g className="said" aria-hidden="true">
        <BoundChanges lane={lane} axis={axis} />
        <Renewals lane={lane} axis={axis} />
        <MarksBefore crossings={crossings} axis={axis} above={above} />
        <LaneTexts lane={lane} axis={axis} names={names} palette={palette} />
      </g>
    </>
  );
}

const renderDissent = (dissent: Run & Pick<Lane['contests'][number], 'assertedBy' | 'value'>, names: Names): string =>
  `${writtenDays(dissent)} by ${dissent.assertedBy.map((by) => names.get(by) ?? by).join(', ')}: ${renderValue(dissent.value, names)}`;

/** Marks the days on which the bound parties of a value change. */
function BoundChanges({ lane: { segments }, axis }: Pick<LaneProps, 'lane' | 'axis'>) {
  const days = new Set(
    drawnOf(segments, axis).flatMap(({ pieces }) =>
      pieces.flatMap(({ bound: { boundChanges = [] } }) => boundChanges.map(({ from }) => dayOf(from))),
    ),
  );
  return [...days].map((day) => {
    const x = axis.x(day);
    return (
      <path
        key={day}
        className="moved bound-change"
        style={{ '--x': x } as object}
        d={`M${x} ${BAR.y}v${BAR.height}`}
      />
    );
  });
}

/** The least distance between two marks, in pixels. */
const APART = 10;

/** Marks the days on which a term has renewed itself. */
function Renewals({ lane: { segments }, axis }: Pick<LaneProps, 'lane' | 'axis'>) {
  const drawn: number[] = [];
  for (const x of drawnOf(segments, axis).flatMap(({ renewed }) => renewed.map(axis.x)))
    if (x - (drawn.at(-1) ?? -Infinity) >= APART) drawn.push(x);
  return drawn.map((x) => (
    <g key={x} className="moved" style={{ '--x': x } as object}>
      <RenewalMark x={x} {...BAR} />
    </g>
  ));
}

/** Returns the selected day if the run contains it, otherwise the first day of the run. */
export const dayWithin = ({ from, to }: Run, at: Day): Day => (from <= at && at < to ? at : from);
