import { memo } from 'react';
import type { Days } from '../address/view';
import { writtenDate } from '../time/written-date';
import type { Axis } from './axis';
import { marksOf } from './marks';
import type { StoryEvent } from './story';
import { renderEffect } from './title-band';

interface Props {
  readonly events: readonly StoryEvent[];
  readonly axis: Axis;
  readonly onEvents: (days: Days) => void;
}

/** Marks closer than this, in pixels, are drawn as one with their number. */
const NEAR = 22;

/** Every event on the axis. Reaffirmations are a tick at the mark of the event, not one in every lane. */
export const EventMarks = memo(function EventMarks({ events, axis, onEvents }: Props) {
  return marksOf(events, axis, NEAR).map(({ x, reach, items }) => {
    const [first] = items;
    const days = { from: first.from, to: Math.max(...items.map(({ from }) => from)) };
    const reaffirmed = items.reduce((sum, item) => sum + item.reaffirmed.size, 0);
    const label =
      items.length === 1
        ? `${first.event.title}, ${writtenDate(first.event.occurred)}`
        : `${items.length} events from ${first.event.title}, ${writtenDate(first.event.occurred)}`;
    const tip = items.length === 1 ? `${first.event.title}. ${renderEffect({ story: first })}` : tipOf(items);
    return (
      <button
        key={first.event.eventId}
        type="button"
        className="mark placed"
        style={{ '--x': x } as object}
        aria-label={reaffirmed > 0 ? `${label}; ${reaffirmed} reaffirmed` : label}
        data-tip={tip}
        data-standing={items.every(({ event }) => event.standing !== 'definitive') ? 'announced' : 'definitive'}
        onClick={() => onEvents(days)}
      >
        {reach > 8 && <span className="reach" style={{ '--reach': reach } as object} />}
        <span className="dot">{items.length > 1 ? items.length : ''}</span>
        {reaffirmed > 0 && (
          <span className="reaffirmation" aria-hidden="true">
            ✓
          </span>
        )}
      </button>
    );
  });
});

const MOST_NAMED = 6;

function tipOf(items: readonly StoryEvent[]): string {
  const rendered = items.slice(0, MOST_NAMED).map(({ event }) => `${writtenDate(event.occurred)}: ${event.title}`);
  const more = items.length > MOST_NAMED ? [`and ${items.length - MOST_NAMED} more`] : [];
  return [`${items.length} events. `, ...rendered, ...more].join('\n');
}
