import { FIRST_DAY, formatDay, LAST_DAY, type Bounds, type ReaffirmationFact } from '#domain';
import type { Events, Said } from './events';

/** A run of days, half-open: `to` is the first day that no longer belongs to it; null: open. */
export const tellDays = ({ from, to }: { readonly from: number; readonly to: number }) => ({
  from: formatDay(from),
  to: to > LAST_DAY ? null : formatDay(to),
});

/** The first and the last day that a date may mean; null: open. The day before the first one there is cannot be written: it is told as the first. */
export const tellBounds = ({ lo, hi }: Bounds) => ({
  lo: formatDay(Math.min(Math.max(lo, FIRST_DAY), LAST_DAY)),
  hi: hi > LAST_DAY ? null : formatDay(Math.max(hi, FIRST_DAY)),
});

export const tellReaffirmation = (said: ReaffirmationFact, events: Events) => ({
  on: said.on,
  ...tellEvent(said, events),
  ...tellSources(said, events),
});

export function tellEventSummary(said: Said, events: Events) {
  const { type, title, occurred, standing, assertedBy, sources } = events.of(said).facts;
  return { ...tellEvent(said, events), type, title, occurred, standing, assertedBy, sources };
}

/** The event's identity and, if its content was corrected, the correction's. */
export function tellEvent(said: Said, events: Events) {
  const { eventId, version, correctedBy } = events.of(said);
  return { eventId, version, ...(correctedBy ? { correctedBy } : {}) };
}

export function tellSources(said: Said, events: Events) {
  const { title, assertedBy, sources } = events.of(said).facts;
  return { title, assertedBy, sources };
}
