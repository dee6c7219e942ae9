import type { Days } from '../address/view';
import type { Day } from '../time/day';
import { shifted, zoomed } from './axis';

interface Props {
  readonly live: Days;
  readonly at: Day;
  readonly isWhole: boolean;
  readonly onShown: (days: Days) => void;
  readonly onAll: () => void;
}

export function ZoomButtons({ live, at, isWhole, onShown, onAll }: Props) {
  const around = live.from <= at && at <= live.to ? at : (live.from + live.to) / 2;
  return (
    <div className="zoom" role="group" aria-label="Days shown">
      <button type="button" onClick={() => onShown(shifted(live, -0.3))} aria-label="Earlier" data-tip="Earlier: ,">
        ←
      </button>
      <button
        type="button"
        onClick={() => onShown(zoomed(live, 0.5, around))}
        aria-label="Nearer"
        data-tip="Nearer: +, or Ctrl and the wheel"
      >
        +
      </button>
      <button type="button" onClick={() => onShown(zoomed(live, 2, around))} aria-label="Further" data-tip="Further: −">
        −
      </button>
      <button type="button" onClick={() => onShown(shifted(live, 0.3))} aria-label="Later" data-tip="Later: full stop">
        →
      </button>
      <button type="button" onClick={onAll} disabled={isWhole} data-tip="All days: 0">
        All
      </button>
    </div>
  );
}
