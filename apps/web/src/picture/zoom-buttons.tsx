import type { Days } from '../address/view';
import type { Day } from '../time/day';
import { shifted, zoomed } from './axis';
import type { Movement } from './movement';

interface Props {
  readonly movement: Movement;
  readonly at: Day;
  readonly isWhole: boolean;
  readonly onShown: (days: Days) => void;
  readonly onAll: () => void;
}

export function ZoomButtons({ movement, at, isWhole, onShown, onAll }: Props) {
  const pan = (by: number): void => onShown(shifted(movement.days, by));
  const zoom = (factor: number): void => {
    const { from, to } = movement.days;
    onShown(zoomed({ from, to }, factor, from <= at && at <= to ? at : (from + to) / 2));
  };
  return (
    <div className="zoom" role="group" aria-label="Days shown">
      <button type="button" onClick={() => pan(-0.3)} aria-label="Earlier" data-tip="Earlier: ,">
        ←
      </button>
      <button type="button" onClick={() => zoom(0.5)} aria-label="Nearer" data-tip="Nearer: +, or Ctrl and the wheel">
        +
      </button>
      <button type="button" onClick={() => zoom(2)} aria-label="Further" data-tip="Further: −">
        −
      </button>
      <button type="button" onClick={() => pan(0.3)} aria-label="Later" data-tip="Later: full stop">
        →
      </button>
      <button type="button" onClick={onAll} disabled={isWhole} data-tip="All days: 0">
        All
      </button>
    </div>
  );
}
