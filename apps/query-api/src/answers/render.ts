import { FIRST_DAY, formatDay, LAST_DAY, type Bounds, type ReaffirmationFact } from '#domain';
import type { Events, StatementPlace } from './events';

/** Renders a half-open run of days: `to` is the first day after it; null: open. */
export const renderDays = ({ from, to }: { readonly from: number; readonly to: number }) => ({
  from: formatDay(from),
  to: to > LAST_DAY ? null : formatDay(to),
});

/** Renders the first and the last day that a date may mean; null: open. Days before the first day that can be written are rendered as that day. */
export const renderBounds = ({ lo, hi }: Bounds) => ({
  lo: formatDay(Math.min(Math.max(lo, FIRST_DAY), LAST_DAY)),
  hi: hi > LAST_DAY ? null : formatDay(Math.max(hi, FIRST_DAY)),
});

export const renderReaffirmation = (reaffirmation: ReaffirmationFact, events: Events) => ({
  on: reaffirmation.on,
  ...renderEvent(reaffirmation, events),
  ...renderSources(reaffirmation, events),
});

export function renderEventSummary(statement: StatementPlace, events: Events) {
  const { type, title, occurred, standing, assertedBy, sources } = events.of(statement).facts;
  return { ...renderEvent(statement, events), type, title, occurred, standing, assertedBy, sources };
}

/** Renders the identity of an event and, if its content was corrected, that of the correction. */
export function renderEvent(statement: StatementPlace, events: Events) {
  const { eventId, version, correctedBy } = events.of(statement);
  return { eventId, version, ...(correctedBy ? { correctedBy } : {}) };
}

export function renderSources(statement: StatementPlace, events: Events) {
  const { title, assertedBy, sources } = events.of(statement).facts;
  return { title, assertedBy, sources };
}
