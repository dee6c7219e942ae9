import type { Axis } from './axis';
import { BAR } from './bars';
import type { Run } from './drawing';
import { inSight, placeOf } from './place';

/** Dissent: below what governs, or alone where nothing does. */
export function ContestShape({
  run,
  axis,
  isAlone,
}: {
  readonly run: Run;
  readonly axis: Axis;
  readonly isAlone: boolean;
}) {
  const { x, width } = placeOf(run, axis);
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
    </>
  );
}

/** What was said to come: a frame where there is nothing else, a bracket above what is in force. */
export function AnnouncedShape({ run, axis, isAlone, title }: AnnouncedProps) {
  const { x, width } = placeOf(run, axis);
  const right = x + Math.max(width - 1, 2);
  return isAlone ? (
    <rect className="announced" x={x + 0.75} y={BAR.y} width={Math.max(width - 1.5, 2)} height={BAR.height} rx="4">
      <title>{`Announced: ${title}`}</title>
    </rect>
  ) : (
    <path className="announced" d={`M${x + 0.75} ${BAR.y - 1}v-3H${right}v3`}>
      <title>{`Announced: ${title}`}</title>
    </path>
  );
}

interface AnnouncedProps {
  readonly run: Run;
  readonly axis: Axis;
  readonly isAlone: boolean;
  readonly title: string;
}

/** Where a text about a run begins and how much room it has. */
export const roomFor = (run: Run, axis: Axis): { readonly x: number; readonly width: number } => {
  const { x, width } = inSight(placeOf(run, axis), axis);
  return { x: x + 8, width: width - 16 };
};
