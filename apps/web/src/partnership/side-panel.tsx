import { useDeferredValue } from 'react';
import type { View } from '../address/view';
import { AnswerPanel } from '../answer/answer-panel';
import { EventsPanel } from '../events/events-panel';
import { ExplainPanel } from '../explain/explain-panel';
import type { Day } from '../time/day';
import type { Drawing } from './use-drawing';
import type { Moves } from './use-moves';

interface Props {
  readonly id: string;
  readonly view: View;
  readonly at: Day;
  readonly drawing: Drawing;
  readonly moved: Moves['moved'];
  readonly onSelect: Moves['onSelect'];
}

/** Renders the panel beside the picture: why a term has its answer, the events of some days, or the terms in force. */
export function SidePanel({ id, view, at, drawing, moved, onSelect }: Props) {
  const { timeline, lanes, names, palette } = drawing;
  // The panel is deferred, so that the picture renders first.
  const isDue = useDeferredValue(true, false);
  if (view.term !== undefined) {
    const isMoved = moved?.term === view.term && moved.to === at && moved.from !== at;
    return (
      <ExplainPanel
        id={id}
        term={view.term}
        view={view}
        names={names}
        timeline={timeline}
        movedFrom={isMoved ? moved.from : undefined}
      />
    );
  }
  if (view.events !== undefined)
    return <EventsPanel id={id} days={view.events} timeline={timeline} view={view} names={names} />;
  if (!isDue) return <aside className="panel" />;
  return (
    <AnswerPanel
      id={id}
      lanes={lanes}
      timeline={timeline}
      at={at}
      knownAt={view.knownAt}
      names={names}
      palette={palette}
      onSelect={onSelect}
    />
  );
}
