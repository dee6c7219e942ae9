import {
  memo,
  startTransition,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
} from 'react';
import type { Names } from '../value/render-value';
import type { Axis } from './axis';
import { laneId, type Lane, type Run } from './drawing';
import { NO_CROSSINGS, type Crossings } from './drops';
import { containsScope, type Exception } from './exceptions';
import { chosenIn, LaneRow } from './lane';
import { NAME_ABOVE } from './lane-size';
import type { Palette } from './palette';

interface LanesProps {
  readonly lanes: readonly Lane[];
  readonly axis: Axis;
  readonly names: Names;
  readonly palette: Palette;
  readonly crossings: ReadonlyMap<string, Crossings>;
  readonly exceptions: ReadonlyMap<string, readonly Exception[]>;
  /** True if the name of a lane stands above its days. */
  readonly areNamesAbove: boolean;
  readonly selected: string | undefined;
  readonly onSelect: (term: string, run: Run) => void;
  /** Called when the keyboard moves to a run that is out of view. */
  readonly onReveal: (run: Run) => void;
}

/** The number of lanes in the first render, more than a screen holds. The others follow in a transition, so that no frame waits for all lanes. */
const LANES_AT_ONCE = 24;

/** All lanes. They are one stop in the tab order; the arrow keys move within it. */
export const Lanes = memo(function Lanes(props: LanesProps) {
  const { lanes, axis, names, palette, crossings, exceptions, areNamesAbove, selected, onSelect, onReveal } = props;
  const box = useRef<HTMLDivElement>(null);
  const [followed, setFollowed] = useState<readonly Lane[]>([]);
  useEffect(() => startTransition(() => setFollowed(lanes)), [lanes]);
  const first = lanes.slice(0, LANES_AT_ONCE);
  const among = new Set(first.map(laneId));
  const drawn = [...first, ...followed.slice(LANES_AT_ONCE).filter((lane) => !among.has(laneId(lane)))];
  useLayoutEffect(() => {
    if (inTabOrder(box.current!) === null) box.current!.querySelector(BUTTON)?.setAttribute('tabindex', '0');
  });
  const runOf = (button: SVGElement): { term: string; run: Run } => {
    const row = button.closest<HTMLElement>('.lane')!;
    const lane = drawn.find((each) => laneId(each) === row.dataset['term'])!;
    return { term: laneId(lane), run: chosenIn(lane, axis)[buttonsIn(row).indexOf(button)]! };
  };
  const choose = (button: SVGElement): void => {
    const { term, run } = runOf(button);
    onSelect(term, run);
  };
  const press = (event: KeyboardEvent): void => {
    const focused = buttonAt(event.target);
    if (focused === null) return;
    const isChosen = event.key === 'Enter' || event.key === ' ';
    const to = isChosen ? undefined : neighbour(focused, event.key);
    if (!isChosen && to === undefined) return;
    event.preventDefault();
    if (isChosen) return choose(focused);
    to!.focus();
    const { run } = runOf(to!);
    if (run.to <= axis.shown.from || run.from >= axis.shown.to) onReveal(run);
  };
  return (
    <div
      className="lanes"
      ref={box}
      role="group"
      aria-label="Terms. Arrow keys move between bars, Enter explains a bar."
      onClick={({ target }) => {
        const button = buttonAt(target);
        if (button !== null) choose(button);
      }}
      onKeyDown={press}
      onFocus={keepInTabOrder}
    >
      {drawn.map((lane, nth) => (
        <LaneRow
          key={laneId(lane)}
          lane={lane}
          axis={axis}
          names={names}
          palette={palette}
          crossings={crossings.get(laneId(lane)) ?? NO_CROSSINGS}
          exceptions={exceptions.get(laneId(lane)) ?? NO_EXCEPTIONS}
          above={areNamesAbove ? NAME_ABOVE : 0}
          depth={depthOf(lane, drawn)}
          isFirst={drawn[nth - 1]?.kind !== lane.kind}
          isSelected={laneId(lane) === selected}
        />
      ))}
    </div>
  );
});

const NO_EXCEPTIONS: readonly Exception[] = [];

/** Returns how many lanes of the same kind have a scope that contains this one. The scope `all` does not count. */
const depthOf = ({ kind, scope }: Lane, lanes: readonly Lane[]): number =>
  scope.includes('.')
    ? lanes.filter((each) => each.kind === kind && each.scope !== 'all' && containsScope(each.scope, scope)).length
    : 0;

const BUTTON = '.segment';
const buttonAt = (target: EventTarget): SVGElement | null => (target as Element).closest<SVGElement>(BUTTON);
const buttonsIn = (box: Element): SVGElement[] => [...box.querySelectorAll<SVGElement>(BUTTON)];
const inTabOrder = (box: Element): Element | null => box.querySelector(`${BUTTON}[tabindex="0"]`);

function keepInTabOrder({ currentTarget, target }: FocusEvent): void {
  if (!target.matches(BUTTON)) return;
  inTabOrder(currentTarget)?.setAttribute('tabindex', '-1');
  target.setAttribute('tabindex', '0');
}

function neighbour(from: SVGElement, key: string): SVGElement | undefined {
  const lane = from.closest('.lane')!;
  const inLane = buttonsIn(lane);
  const nth = inLane.indexOf(from);
  switch (key) {
    case 'ArrowRight':
      return inLane[nth + 1];
    case 'ArrowLeft':
      return inLane[nth - 1];
    case 'ArrowDown':
    case 'ArrowUp': {
      const rows = [...lane.parentElement!.querySelectorAll('.lane')].filter((row) => row.querySelector(BUTTON));
      const buttons = buttonsIn(rows[rows.indexOf(lane) + (key === 'ArrowDown' ? 1 : -1)] ?? lane);
      return buttons[Math.min(nth, buttons.length - 1)];
    }
    default:
      return undefined;
  }
}
