import { statedBy, type TermEnd } from '#domain';
import type { Events } from './events';
import { tellBounds, tellEvent, tellSources } from './tell';

/** What ends a term as JSON; null if its events were left out. `from` is the day as it was written. */
export function writeTermEnd(end: TermEnd, events: Events): string | null {
  const { because, by, days } = end;
  if (!events.has(by)) return null;
  return JSON.stringify({
    because,
    ...tellEvent(by, events),
    from: writtenDayOf(end, events),
    days: tellBounds(days),
    ...(because === 'end' && by.of === 'override' ? { of: by.of } : {}),
    ...(because === 'replaced' ? { replacedBy: by.by.term } : {}),
    ...tellSources(by, events),
  });
}

/** The first day without it as a claim says so; else the day on which the event occurred. */
const writtenDayOf = ({ because, by }: TermEnd, events: Events): string =>
  because === 'end' || because === 'replaced' || because === 'until'
    ? statedBy(by).written.from
    : events.of(by).facts.occurred;
