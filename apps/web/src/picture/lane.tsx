import { memo } from 'react';
import { titleOfKind, tellShortly, tellValue, type Names } from '../value/tell-value';
import { writtenDate, writtenDays, type Day } from '../time/day';
import type { Axis } from './axis';
import { colourOf } from './colour';
import { laneId, type Label, type Lane, type Piece, type Run, type Stretch } from './drawing';
import { fitting, nameOfLane, tellStretch } from './tell-stretch';

export const LANE = 34;
const BAR = { y: 6, height: 22 } as const;
/** Bars end this far before the next begins, so that neighbours of one colour are two. */
const GAP = 1;

export interface LaneProps {
  readonly lane: Lane;
  readonly axis: Axis;
  readonly names: Names;
  /** Whether it is the first of its kind, which is named once. */
  readonly isFirst: boolean;
  readonly isSelected: boolean;
}

/** One term: its stretches as buttons over the days. Drawn anew only where something about itself has changed. */
export const LaneRow = memo(function LaneRow({ lane, axis, names, isFirst, isSelected }: LaneProps) {
  return (
    <div className="lane" data-first={isFirst} data-selected={isSelected} data-term={laneId(lane)}>
      <div className="name" title={nameOfLane(lane, names)}>
        <span className="kind">{titleOfKind(lane.kind, names)}</span>
        {lane.scope !== 'all' && <span className="scope">{lane.scope.replaceAll('-', ' ')}</span>}
      </div>
      <svg width={axis.width} height={LANE} role="group" aria-label={nameOfLane(lane, names)}>
        <LanePicture lane={lane} axis={axis} names={names} />
      </svg>
    </div>
  );
});

const within = <R extends Run>(runs: readonly R[], { shown }: Axis): R[] => runs.filter((run) => overlap(run, shown));

/** What the buttons of a lane stand for, in their order. */
export const chosenIn = ({ stretches, contests }: Lane, axis: Axis): Run[] => [
  ...within(stretches, axis),
  ...within(contests, axis),
];

export function LanePicture({ lane, axis, names }: Pick<LaneProps, 'lane' | 'axis' | 'names'>) {
  return (
    <>
      {within(lane.stretches, axis).map((stretch) => stretchShape(stretch, axis, tellStretch(lane, stretch, names)))}
      {within(lane.contests, axis).map((contest, nth) => (
        <g
          key={`contest ${nth}`}
          {...button}
          aria-label={`${nameOfLane(lane, names)}, contested ${writtenDays(contest)} by ${contest.assertedBy.map((by) => names.get(by) ?? by).join(', ')}: ${tellValue(contest.value, names)}`}
        >
          <ContestShape run={contest} axis={axis} isAlone={!lane.stretches.some((run) => overlap(run, contest))} />
        </g>
      ))}
      <g className="said" aria-hidden="true">
        {lane.labels.map((label) => {
          const { x, width } = placeOfLabel(label, axis);
          const text = fitting(tellShortly(label.value, names), width - 14);
          const y = BAR.y + (BAR.height * (label.share.nth + 0.5)) / label.share.of + (label.share.of > 1 ? 3 : 4);
          return (
            text !== '' && (
              <text key={`${label.from} ${label.share.nth}`} x={x + 8} y={y} data-small={label.share.of > 1}>
                {text}
              </text>
            )
          );
        })}
        {within(lane.announced, axis).map((said) => (
          <AnnouncedShape key={said.eventId} title={said.title} run={said} axis={axis} />
        ))}
        {within(lane.reaffirmations, axis).map((said) => (
          <ReaffirmedShape
            key={said.version}
            title={`Reaffirmed ${writtenDate(said.on)}: ${said.title}`}
            run={said}
            axis={axis}
          />
        ))}
      </g>
    </>
  );
}

/** A button within a picture. Which of all is in the order of the Tab key, and what is chosen by it, the lanes decide. */
const button = { role: 'button', tabIndex: -1, className: 'stretch' } as const;

/**
 * What is definite is a button by itself: it is most of a picture, and a group around each would be half of its nodes. For the
 * same reason this is no component.
 */
function stretchShape(stretch: Stretch, axis: Axis, label: string) {
  const { from, pieces } = stretch;
  const [piece] = pieces;
  if (piece?.certainty === 'definitely' && pieces.length === 1) {
    const { x, width } = place(piece, axis);
    return (
      <rect
        key={from}
        role="button"
        tabIndex={-1}
        className="stretch bar"
        aria-label={label}
        data-colour={colourOf(piece.value, piece.hue)}
        x={x}
        y={BAR.y}
        width={width}
        height={BAR.height}
      />
    );
  }
  return (
    <g key={from} {...button} aria-label={label}>
      {pieces.length === 0 ? (
        <EndedShape run={stretch} axis={axis} />
      ) : (
        pieces.map((each) => <PieceShape key={each.share.nth} piece={each} axis={axis} />)
      )}
    </g>
  );
}

function EndedShape({ run, axis }: { readonly run: Run; readonly axis: Axis }) {
  const { x, width } = place(run, axis);
  return (
    <>
      <rect className="hit" x={x} width={width} {...BAR} />
      <path className="ended" d={`M${x} ${BAR.y + 5}v${BAR.height - 10}M${x} ${BAR.y + BAR.height / 2}h${width}`} />
    </>
  );
}

function PieceShape({ piece, axis }: { readonly piece: Piece; readonly axis: Axis }) {
  const { share, certainty, fade, hue, value } = piece;
  const { x, width } = place(piece, axis);
  const height = BAR.height / share.of;
  const shape = { x, y: BAR.y + height * share.nth, width, height: height - (share.of > 1 ? 1 : 0) };
  const colour = colourOf(value, hue);
  if (certainty === 'definitely') return <rect className="bar" data-colour={colour} {...shape} />;
  return (
    <g mask={fade === 'none' ? undefined : `url(#fade-${fade})`} data-certainty="possibly" data-fade={fade}>
      <rect className="bar" data-colour={colour} data-possible {...shape} />
      <rect className="hatch" {...shape} fill={`url(#hatch-${colour})`} />
    </g>
  );
}

function ContestShape({ run, axis, isAlone }: { readonly run: Run; readonly axis: Axis; readonly isAlone: boolean }) {
  const { x, width } = place(run, axis);
  if (!isAlone) {
    return (
      <>
        <rect className="hit" x={x} y={BAR.y + BAR.height - 2} width={width} height={8} />
        <rect className="contest" x={x} y={BAR.y + BAR.height} width={width} height={4} fill="url(#zigzag)" />
      </>
    );
  }
  return (
    <>
      <rect
        className="contest-alone"
        x={x + 0.5}
        y={BAR.y + 0.5}
        width={Math.max(width - 1, 1)}
        height={BAR.height - 1}
        rx="3"
      />
      <rect x={x} y={BAR.y + BAR.height - 4} width={width} height={4} fill="url(#zigzag)" />
      <text className="contest-said" x={x + 8} y={BAR.y + 14}>
        {fitting('contested, nothing governs', width - 12)}
      </text>
    </>
  );
}

const AnnouncedShape = ({ run, axis, title }: { readonly run: Run; readonly axis: Axis; readonly title: string }) => {
  const { x, width } = place(run, axis);
  return (
    <rect
      className="announced"
      x={x + 0.75}
      y={BAR.y - 2.5}
      width={Math.max(width - 1.5, 2)}
      height={BAR.height + 5}
      rx="5"
    >
      <title>{`Announced: ${title}`}</title>
    </rect>
  );
};

function ReaffirmedShape({ run, axis, title }: { readonly run: Run; readonly axis: Axis; readonly title: string }) {
  const { x, width } = place(run, axis);
  return (
    <g className="reaffirmed">
      {width > 6 && <path d={`M${x} ${BAR.y + BAR.height + 3}h${width}`} />}
      <path d={`M${x} ${BAR.y + BAR.height - 4}v8`} />
      <title>{title}</title>
    </g>
  );
}

const LEGIBLE = 60;

/** A label stands on what is definite, if there is room. */
function placeOfLabel(label: Label, axis: Axis): { x: number; width: number } {
  const whole = place(label, axis);
  if (label.definite === null) return whole;
  const definite = place(label.definite, axis);
  return definite.width >= LEGIBLE ? { x: definite.x, width: whole.x + whole.width - definite.x } : whole;
}

const overlap = (a: Run, b: Run): boolean => a.from <= b.to && b.from < a.to;

function place({ from, to }: Run, { x, width, shown }: Axis): { x: number; width: number } {
  const start = x(Math.max(from, shown.from - 1));
  const end = Math.min(x(Math.min(to, shown.to + 1)), width + 4);
  return { x: start, width: Math.max(end - start - GAP, 1) };
}

/** The day of a run that a question is about: the day asked, where it lies within, else its first. */
export const dayWithin = ({ from, to }: Run, at: Day): Day => (from <= at && at < to ? at : from);
