import { endBurst } from '../address/use-view';
import type { View } from '../address/view';
import { ComparePanel } from '../compare/compare-panel';
import { Trouble } from '../page/trouble';
import { Hint } from '../picture/hint';
import { Legend } from '../picture/legend';
import { Picture } from '../picture/picture';
import { JustRecorded } from '../record/just-recorded';
import { pinOf } from './pin';
import { SidePanel } from './side-panel';
import { TitleBar } from './title-bar';
import { useDrawing, type Known } from './use-drawing';
import { useMoves } from './use-moves';

interface Props extends Omit<Known, 'knownAt'> {
  readonly view: View;
  readonly isPending: boolean;
  readonly announcement: string;
  readonly error: unknown;
}

/** Renders a partnership: its picture, and a panel beside it. */
export function PartnershipView({ view, isPending, announcement, error, ...known }: Props) {
  const { id, partnership, present, today } = known;
  const drawing = useDrawing({ ...known, knownAt: view.knownAt });
  const { timeline, lanes, drawn, names, story, palette, whole } = drawing;
  const { moved, onMove, onSelect, onEvents, onShown } = useMoves(today);
  const shown = view.shown ?? whole;
  const at = view.at ?? today;
  const title = partnership.name ?? id;
  const pin = pinOf(timeline, { title, at, shown });
  return (
    <div className="partnership" data-version={timeline.version}>
      <TitleBar {...{ id, view, title, at, today, present, lanes, pin, announcement }} />
      <p className="unseen" role="status">
        {announcement}
      </p>
      {!view.embedded && <JustRecorded partnership={id} timeline={present} />}
      <Trouble error={error} />
      {view.compare !== undefined && <ComparePanel {...{ id, view, story, names, palette, today, shown }} />}
      {!view.embedded && <Hint />}
      <div className="halves" data-pending={isPending}>
        <div>
          <Picture
            {...{ story, names, palette, whole, shown, at, today, onMove, onSelect, onEvents, onShown }}
            recordings={present.recordings}
            lanes={drawn}
            knownAt={view.knownAt}
            selected={view.term}
            compared={view.compare?.at}
            onRest={endBurst}
          />
          <Legend palette={palette} names={names} lanes={drawn} events={story.events.length} />
          <div className="pin">
            {pin.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
          {timeline.moreEvents && <p className="quiet">Only the first 2,000 events are marked.</p>}
        </div>
        <SidePanel {...{ id, view, at, drawing, moved, onSelect }} />
      </div>
    </div>
  );
}
