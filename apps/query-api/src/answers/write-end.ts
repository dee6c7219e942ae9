import { statedBy, type TermEnd } from '#domain';
import type { Events } from './events';
import { renderBounds, renderEvent, renderSources } from './render';

/** Renders what ends a term as JSON; null: its events were left out. `from` is the day as it was written. */
export function writeTermEnd(end: TermEnd, events: Events): string | null {
  const { because, by, days } = end;
  if (!events.has(by)) return null;
  return JSON.stringify({
    because,
    ...renderEvent(by, events),
    from: writtenDayOf(end, events),
    days: renderBounds(days),
    ...(because === 'end' && by.of === 'override' ? { of: by.of } : {}),
    ...(because === 'replaced' ? { replacedBy: by.by.term } : {}),
    ...renderSources(by, events),
  });
}

/** Returns the first day without the term as the claim states it, else the day of the event. */
const writtenDayOf = ({ because, by }: TermEnd, events: Events): string =>
  because === 'end' || because === 'replaced' || because === 'until'
    ? statedBy(by).written.from
    : events.of(by).facts.occurred;
