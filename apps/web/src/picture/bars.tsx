import type { Axis } from './axis';
import type { Piece, Run, LaneSegment } from './drawing';
import { colourOf, type Palette } from './palette';
import { placeOf } from './place';

export const BAR = { y: 7, height: 22 } as const;
export const MIDDLE = BAR.y + BAR.height / 2;
/** The band of an override, in front of the covered value, whose edge stays visible above and below. */
const FRONT = { y: BAR.y + 3, height: BAR.height - 6 } as const;

type Band = { readonly y: number; readonly height: number };

/** The attributes of a button within a picture. The lanes handle its place in the tab order and its selection. */
export const button = { role: 'button', tabIndex: -1, className: 'segment' } as const;

/**
 * A definite segment is a button without a group: such segments are most of a picture, and groups would double its nodes. For the same reason this
 * is not a component.
 */
export function segmentShape(segment: LaneSegment, axis: Axis, palette: Palette, label: string) {
  const { from, pieces, covers, suspended } = segment;
  const [piece] = pieces;
  if (piece?.certainty === 'definitely' && pieces.length === 1 && covers.length === 0 && suspended === undefined) {
    const { x, width } = placeOf(piece, axis);
    return (
      <rect
        key={from}
        role="button"
        tabIndex={-1}
        className="segment bar"
        aria-label={label}
        data-colour={colourOf(piece.value, palette)}
        x={x}
        y={BAR.y}
        width={width}
        height={BAR.height}
      />
    );
  }
  return (
    <g key={from} {...button} aria-label={label}>
      {covers.length > 0 && <CoveredShape segment={segment} axis={axis} palette={palette} />}
      <FrontShape segment={segment} axis={axis} palette={palette} />
    </g>
  );
}

function FrontShape({ segment, axis, palette }: SegmentProps) {
  const { pieces, suspended, inForce, covers } = segment;
  if (suspended !== undefined) return <SuspendedShape segment={segment} axis={axis} palette={palette} />;
  if (pieces.length === 0) return <EndedShape run={segment} axis={axis} />;
  const band = covers.length > 0 ? FRONT : BAR;
  if (inForce === 'definitely' && pieces.length > 1)
    return <OneOfShape segment={segment} axis={axis} palette={palette} band={band} />;
  return pieces.map((each) => (
    <PossibleShape key={each.share.nth} piece={each} axis={axis} palette={palette} band={band} />
  ));
}

/** Renders the values that would be in force if nothing overrode the term. */
function CoveredShape({ segment, axis, palette }: SegmentProps) {
  const place = placeOf(segment, axis);
  const height = BAR.height / segment.covers.length;
  return segment.covers.map(({ value }, nth) => (
    <rect
      key={nth}
      className="bar covered"
      data-colour={colourOf(value, palette)}
      {...place}
      y={BAR.y + height * nth}
      height={height}
    />
  ));
}

/** Renders a suspension. If the suspension is only possible, the possible values are drawn above it. */
function SuspendedShape({ segment, axis, palette }: SegmentProps) {
  const { pieces } = segment;
  const place = placeOf(segment, axis);
  const half = FRONT.height / 2;
  const above = { y: FRONT.y, height: half };
  const shape = pieces.length === 0 ? FRONT : { y: FRONT.y + half, height: half };
  return (
    <>
      {pieces.map((each) => (
        <PossibleShape key={each.share.nth} piece={each} axis={axis} palette={palette} band={above} />
      ))}
      <rect className="suspended" {...place} {...shape} fill="url(#stripes)" />
    </>
  );
}

function EndedShape({ run, axis }: { readonly run: Run; readonly axis: Axis }) {
  const { x, width } = placeOf(run, axis);
  return (
    <>
      <rect className="hit" x={x} width={width} {...BAR} />
      <path className="ended" d={`M${x} ${BAR.y + 5}v${BAR.height - 10}M${x} ${MIDDLE}h${width}`} />
    </>
  );
}

interface SegmentProps {
  readonly segment: LaneSegment;
  readonly axis: Axis;
  readonly palette: Palette;
}

/** Renders a term that is in force with an unknown one of several values: at full height, each value blending into the next. */
function OneOfShape({ segment, axis, palette, band }: SegmentProps & { readonly band: Band }) {
  const { x, width } = placeOf(segment, axis);
  const count = segment.pieces.length;
  const { y, height } = band;
  const top = (nth: number): number => x + (width * 2 * nth) / count;
  const bottom = (nth: number): number => x + (width * 2 * nth) / count - width;
  const within = (at: number): number => Math.min(Math.max(at, x), x + width);
  return (
    <g data-certainty="one-of">
      {segment.pieces.map(({ value, share }) => {
        const [from, to] = [share.nth, share.nth + 1];
        const corners =
          count === 2
            ? from === 0
              ? [x, y, x + width, y, x, y + height]
              : [x + width, y, x + width, y + height, x, y + height]
            : [
                within(top(from)),
                y,
                within(top(to)),
                y,
                within(bottom(to)),
                y + height,
                within(bottom(from)),
                y + height,
              ];
        return (
          <polygon key={share.nth} className="bar" data-colour={colourOf(value, palette)} points={corners.join(' ')} />
        );
      })}
    </g>
  );
}

interface PossibleProps {
  readonly piece: Piece;
  readonly axis: Axis;
  readonly palette: Palette;
  readonly band: Band;
}

function PossibleShape({ piece, axis, palette, band }: PossibleProps) {
  const { share, certainty, fade, value } = piece;
  const height = band.height / share.of;
  const shape = { ...placeOf(piece, axis), y: band.y + height * share.nth, height: height - (share.of > 1 ? 1 : 0) };
  const colour = colourOf(value, palette);
  if (certainty === 'definitely') return <rect className="bar" data-colour={colour} {...shape} />;
  return (
    <g mask={fade === 'none' ? undefined : `url(#fade-${fade})`} data-certainty="possibly" data-fade={fade}>
      <rect className="bar" data-colour={colour} data-possible {...shape} />
      <rect className="hatch" {...shape} fill={`url(#hatch-${colour})`} />
    </g>
  );
}
