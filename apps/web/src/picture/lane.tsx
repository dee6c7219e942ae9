import { memo, type KeyboardEvent } from 'react';
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
  readonly onSelect: (term: string, run: Run) => void;
}

/** One term: its stretches as buttons over the days. Drawn anew only where something about itself has changed. */
export const LaneRow = memo(function LaneRow(props: LaneProps) {
  const { lane, axis, names, isFirst, isSelected } = props;
  return (
    <div className="lane" data-first={isFirst} data-selected={isSelected} data-term={laneId(lane)}>
      <div className="name" title={nameOfLane(lane, names)}>
        <span className="kind">{titleOfKind(lane.kind, names)}</span>
        {lane.scope !== 'all' && <span className="scope">{lane.scope.replaceAll('-', ' ')}</span>}
      </div>
      <svg width={axis.width} height={LANE} role="group" aria-label={nameOfLane(lane, names)}>
        <LanePicture {...props} />
      </svg>
    </div>
  );
});

export function LanePicture({ lane, axis, names, onSelect }: Omit<LaneProps, 'isFirst' | 'isSelected'>) {
  const select = (run: Run) => () => onSelect(laneId(lane), run);
  const shown = { from: axis.shown.from, to: axis.shown.to };
  return (
    <>
      {lane.stretches
        .filter((run) => overlap(run, shown))
        .map((stretch) => (
          <Chosen key={stretch.from} label={tellStretch(lane, stretch, names)} onChoose={select(stretch)}>
            <StretchShape stretch={stretch} axis={axis} />
          </Chosen>
        ))}
      {lane.contests
        .filter((run) => overlap(run, shown))
        .map((contest, nth) => (
          <Chosen
            key={`contest ${nth}`}
            label={`${nameOfLane(lane, names)}, contested ${writtenDays(contest)} by ${contest.assertedBy.map((by) => names.get(by) ?? by).join(', ')}: ${tellValue(contest.value, names)}`}
            onChoose={select(contest)}
          >
            <ContestShape run={contest} axis={axis} isAlone={!lane.stretches.some((run) => overlap(run, contest))} />
          </Chosen>
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
        {lane.announced
          .filter((run) => overlap(run, shown))
          .map((said) => (
            <AnnouncedShape key={said.eventId} title={said.title} run={said} axis={axis} />
          ))}
        {lane.reaffirmations
          .filter((run) => overlap(run, shown))
          .map((said) => (
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

interface ChosenProps {
  readonly label: string;
  readonly onChoose: () => void;
  readonly children: React.ReactNode;
}

/** A button within a picture. Which of all is in the order of the Tab key, the picture decides. */
function Chosen({ label, onChoose, children }: ChosenProps) {
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onChoose();
  };
  return (
    <g role="button" tabIndex={-1} className="stretch" aria-label={label} onClick={onChoose} onKeyDown={press}>
      {children}
    </g>
  );
}

function StretchShape({ stretch, axis }: { readonly stretch: Stretch; readonly axis: Axis }) {
  const { x, width } = place(stretch, axis);
  if (stretch.pieces.length === 0) {
    return (
      <>
        <rect className="hit" x={x} y={BAR.y} width={width} height={BAR.height} />
        <path className="ended" d={`M${x} ${BAR.y + 5}v${BAR.height - 10}M${x} ${BAR.y + BAR.height / 2}h${width}`} />
      </>
    );
  }
  return stretch.pieces.map((piece) => <PieceShape key={piece.share.nth} piece={piece} axis={axis} />);
}

function PieceShape({ piece, axis }: { readonly piece: Piece; readonly axis: Axis }) {
  const { share, certainty, fade, hue, value } = piece;
  const { x, width } = place(piece, axis);
  const height = BAR.height / share.of;
  const shape = { x, y: BAR.y + height * share.nth, width, height: height - (share.of > 1 ? 1 : 0), rx: 3 };
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
