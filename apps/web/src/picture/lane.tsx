import { memo } from 'react';
import { tellScope, tellValue, titleOfKind, type Names } from '../value/tell-value';
import { writtenDays, type Day } from '../time/day';
import type { Axis } from './axis';
import { button, stretchShape } from './bars';
import { LinesBehind, MarksBefore } from './crossing-lines';
import { laneId, type Lane, type Run } from './drawing';
import { NO_CROSSINGS, type Crossings } from './drops';
import { LANE } from './lane-size';
import { LaneTexts } from './lane-texts';
import type { Palette } from './palette';
import { drawnOf, overlap } from './place';
import { AnnouncedShape, ContestShape } from './said-shapes';
import { nameOfLane, tellStretch } from './tell-stretch';

export interface LaneProps {
  readonly lane: Lane;
  readonly axis: Axis;
  readonly names: Names;
  readonly palette: Palette;
  readonly crossings: Crossings;
  /** Whether it is the first of its kind, which is named once. */
  readonly isFirst: boolean;
  readonly isSelected: boolean;
}

/** One term: its stretches as buttons over the days. Drawn anew only where something about itself has changed. */
export const LaneRow = memo(function LaneRow({ isFirst, isSelected, ...drawn }: LaneProps) {
  const { lane, axis, names } = drawn;
  return (
    <div className="lane" data-first={isFirst} data-selected={isSelected} data-term={laneId(lane)}>
      <div className="name" data-tip={nameOfLane(lane, names)}>
        <span className="kind">{titleOfKind(lane.kind, names)}</span>
        {lane.scope !== 'all' && <span className="scope">{tellScope(lane.scope, names)}</span>}
      </div>
      <svg width={axis.width} height={LANE} role="group" aria-label={nameOfLane(lane, names)}>
        <LanePicture {...drawn} />
      </svg>
    </div>
  );
});

/** What the buttons of a lane stand for, in their order. */
export const chosenIn = ({ stretches, contests }: Lane, axis: Axis): Run[] => [
  ...drawnOf(stretches, axis),
  ...drawnOf(contests, axis),
];

type PictureProps = Pick<LaneProps, 'lane' | 'axis' | 'names' | 'palette'> & { readonly crossings?: Crossings };

export function LanePicture({ lane, axis, names, palette, crossings = NO_CROSSINGS }: PictureProps) {
  const isAlone = (run: Run): boolean => !lane.stretches.some((stretch) => overlap(run, stretch));
  return (
    <>
      <g className="scaled" aria-hidden="true">
        <LinesBehind crossings={crossings} axis={axis} />
      </g>
      <g className="scaled">
        {drawnOf(lane.stretches, axis).map((stretch) =>
          stretchShape(stretch, axis, palette, tellStretch(lane, stretch, names)),
        )}
        {drawnOf(lane.contests, axis).map((contest, nth) => (
          <g
            key={`contest ${nth}`}
            {...button}
            aria-label={`${nameOfLane(lane, names)}, contested ${writtenDays(contest)} by ${contest.assertedBy.map((by) => names.get(by) ?? by).join(', ')}: ${tellValue(contest.value, names)}`}
          >
            <ContestShape run={contest} axis={axis} isAlone={isAlone(contest)} />
          </g>
        ))}
        {drawnOf(lane.announced, axis).map((said) => (
          <AnnouncedShape key={said.eventId} title={said.title} run={said} axis={axis} isAlone={isAlone(said)} />
        ))}
      </g>
      <g className="said" aria-hidden="true">
        <MarksBefore crossings={crossings} axis={axis} />
        <LaneTexts lane={lane} axis={axis} names={names} palette={palette} />
      </g>
    </>
  );
}

/** The day of a run that a question is about: the day asked, where it lies within, else its first. */
export const dayWithin = ({ from, to }: Run, at: Day): Day => (from <= at && at < to ? at : from);
