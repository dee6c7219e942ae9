import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { isoDay, writtenDay, type Day } from '../time/day';
import type { Axis } from './axis';

export interface HandleProps {
  readonly name: 'at' | 'known';
  readonly label: string;
  readonly day: Day;
  /** The tooltip: the question of the handle, and how to move it. */
  readonly tip: string;
  /** The text beside the handle. */
  readonly rendered: string;
  readonly axis: Axis;
  readonly least: Day;
  readonly most: Day;
  /** The days at which the page keys stop, in order. */
  readonly stops: readonly Day[];
  readonly onMove: (day: Day) => void;
  readonly onRest: () => void;
  readonly children?: React.ReactNode;
}

const MONTH = 30;

/** A rail with a slider. It can be dragged, or moved by the keyboard: by a day, with Shift by a month, with the page keys from stop to stop. */
export function Rail(props: HandleProps) {
  const { axis, day, least, most, onMove, onRest } = props;
  const rail = useRef<HTMLDivElement>(null);
  const handle = useRef<HTMLDivElement>(null);
  const grabbed = useRef<number | null>(null);
  const out = day < axis.shown.from ? 'before' : day > axis.shown.to ? 'after' : undefined;
  const limited = (to: Day): Day => Math.min(Math.max(to, least), most);

  const dayUnder = (event: PointerEvent): Day =>
    axis.dayAt(event.clientX - (grabbed.current ?? 0) - rail.current!.getBoundingClientRect().left);
  const grab = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0 || (event.target as Element).closest('button') !== null) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    const onHandle = handle.current!.contains(event.target as Node);
    grabbed.current = 0;
    grabbed.current =
      onHandle && out === undefined ? event.clientX - rail.current!.getBoundingClientRect().left - axis.x(day) : 0;
    handle.current!.focus({ preventScroll: true });
    if (!onHandle) onMove(limited(dayUnder(event)));
  };
  const drag = (event: PointerEvent): void => {
    if (grabbed.current === null) return;
    const to = limited(dayUnder(event));
    if (to !== day) onMove(to);
  };
  const release = (): void => {
    if (grabbed.current === null) return;
    grabbed.current = null;
    onRest();
  };
  const press = (event: KeyboardEvent): void => {
    const to = byKey(event, props);
    if (to === null) return;
    event.preventDefault();
    if (to !== day) onMove(to);
  };

  return (
    <div
      className="rail"
      data-rail={props.name}
      ref={rail}
      onPointerDown={grab}
      onPointerMove={drag}
      onPointerUp={release}
      onPointerCancel={release}
    >
      {props.children}
      <div
        className="handle"
        ref={handle}
        role="slider"
        tabIndex={0}
        aria-label={props.label}
        aria-orientation="horizontal"
        aria-valuemin={least}
        aria-valuemax={most}
        aria-valuenow={limited(day)}
        aria-valuetext={props.rendered}
        aria-describedby="keys"
        data-tip={props.tip}
        data-day={isoDay(day)}
        data-out={out}
        data-side={axis.x(day) > axis.width - 150 ? 'left' : 'right'}
        style={{ '--x': axis.x(day), '--width': axis.width } as object}
        onKeyDown={press}
      >
        <span className="grip" />
        <span className="flag">
          {out === 'before' && '← '}
          {props.rendered}
          {out === 'after' && ' →'}
        </span>
      </div>
    </div>
  );
}

function byKey({ key, shiftKey }: KeyboardEvent, { day, least, most, stops }: HandleProps): Day | null {
  const step = shiftKey ? MONTH : 1;
  // A day out of view moves back step by step.
  const limited = (to: Day): Day => Math.min(Math.max(to, Math.min(least, day)), Math.max(most, day));
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return limited(day - step);
    case 'ArrowRight':
    case 'ArrowUp':
      return limited(day + step);
    // Page keys also stop out of view; after the last stop they do nothing.
    case 'PageUp':
      return stops.find((stop) => stop > day) ?? day;
    case 'PageDown':
      return stops.findLast((stop) => stop < day) ?? day;
    case 'Home':
      return least;
    case 'End':
      return most;
    default:
      return null;
  }
}

export const renderHandleDay = (day: Day, today: Day): string =>
  day === today ? `today, ${writtenDay(day)}` : writtenDay(day);
