import type { Axis } from './axis';
import { BAR } from './bars';
import type { Run } from './drawing';
import { inSight, placeOf } from './place';

/** Dissent, drawn below the governing value, or alone if nothing governs. */
export function ContestShape({ run, axis, isAlone, isCounted = true }: ShapeProps & { readonly isCounted?: boolean }) {
  const { x, width } = placeOf(run, axis);
  if (!isAlone) {
    return (
      <>
        <rect className="hit" x={x} y={BAR.y + BAR.height - 2} width={width} height={8} />
        <rect
          className="contest"
          data-counted={isCounted}
          x={x}
          y={BAR.y + BAR.height}
          width={width}
          height={4}
          fill="url(#zigzag)"
        />
      </>
    );
  }
  return (
    <>
      <rect
        className="contest-alone"
        data-counted={isCounted}
        x={x + 0.5}
        y={BAR.y + 0.5}
        width={Math.max(width - 1, 1)}
        height={BAR.height - 1}
        rx="3"
      />
      <rect x={x} y={BAR.y + BAR.height - 4} width={width} height={4} fill="url(#zigzag)" />
    </>
  );
}

/** An announcement: a frame if the term has nothing else on these days, otherwise a bracket above the bar. */
export function AnnouncedShape({ run, axis, isAlone, title }: AnnouncedProps) {
  const { x, width } = placeOf(run, axis);
  const right = x + Math.max(width - 1, 2);
  return isAlone ? (
    <rect
      className="announced"
      data-tip={`Announced. ${title}`}
      x={x + 0.75}
      y={BAR.y}
      width={Math.max(width - 1.5, 2)}
      height={BAR.height}
      rx="4"
    />
  ) : (
    <path className="announced" data-tip={`Announced. ${title}`} d={`M${x + 0.75} ${BAR.y - 1}v-3H${right}v3`} />
  );
}

interface AnnouncedProps extends ShapeProps {
  readonly title: string;
}

/** A pending claim: a hollow bar if the term has nothing else on these days, otherwise a strip above the bar. */
export function PendingShape({ run, axis, isAlone, colour }: ShapeProps & { readonly colour: string }) {
  const { x, width } = placeOf(run, axis);
  const shape = isAlone ? BAR : { y: BAR.y - 6, height: 5 };
  return (
    <>
      <rect className="hit" x={x} width={width} {...shape} />
      <rect
        className="bar pending"
        data-colour={colour}
        x={x + 0.5}
        width={Math.max(width - 1, 1)}
        y={shape.y + 0.5}
        height={shape.height - 1}
      />
      <rect className="hatch sparse" x={x} width={width} {...shape} fill={`url(#hatch-${colour})`} />
    </>
  );
}

interface MarkPlace {
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

/** The first day of a renewed period: a line through the bar, and a circular arrow. */
export const RenewalMark = ({ x, y, height }: MarkPlace) => (
  <>
    <path className="renewal" d={`M${x} ${y + 6}V${y + height}`} />
    <circle className="renewal-ground" cx={x} cy={y} r="5.5" />
    <path className="renewal-turn" d={`M${x + 4} ${y}a4 4 0 1 1 -1.4 -3.1m-2.8 -0.3l2.8 0.3l-0.6 -2.8`} />
  </>
);

/** A term that was agreed and never came into force: a crossed-out frame. */
export const CalledOffMark = ({ x, y, width, height }: MarkPlace & { readonly width: number }) => (
  <>
    <rect className="called-off" x={x} y={y} width={width} height={height} rx="3" />
    <path
      className="called-off"
      d={`M${x + width - height} ${y}l${height} ${height}m0 ${-height}l${-height} ${height}`}
    />
  </>
);

export function CalledOffShape({ run, axis }: Omit<ShapeProps, 'isAlone'>) {
  const { x, width } = placeOf(run, axis);
  return (
    <>
      <rect className="hit" x={x} width={width} {...BAR} />
      <CalledOffMark x={x + 0.5} y={BAR.y + 0.5} width={Math.max(width - 1, BAR.height)} height={BAR.height - 1} />
    </>
  );
}

/** The value of a narrower scope: a strip inside the bar of the general one. */
export function ExceptionShape({ run, axis, colour }: Omit<ShapeProps, 'isAlone'> & { readonly colour: string }) {
  const { x, width } = placeOf(run, axis);
  return (
    <rect
      className="bar exception"
      data-colour={colour}
      x={x}
      width={width}
      y={BAR.y + BAR.height - EXCEPTION}
      height={EXCEPTION}
    />
  );
}

const EXCEPTION = 5;

interface ShapeProps {
  readonly run: Run;
  readonly axis: Axis;
  readonly isAlone: boolean;
}

/** Returns the beginning of a text about a run, and the width it has. */
export const roomFor = (run: Run, axis: Axis, padding: number): { readonly x: number; readonly width: number } => {
  const { x, width } = inSight(placeOf(run, axis), axis);
  return { x: x + padding, width: width - 2 * padding };
};
