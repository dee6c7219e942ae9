import {
  firstDayAfter,
  formatDay,
  LAST_DAY,
  type Bounds,
  type Contest,
  type Reaffirmation,
  type TermClaim,
} from '#domain';
import type { Events, Said } from './provenance';

/** A run of days, half-open: `to` is the first day that no longer belongs to it; null: open. */
export const tellDays = ({ from, to }: { from: number; to: number }) => ({
  from: formatDay(from),
  to: firstDayAfter(to),
});

/** The first and the last day that a date may mean; null: open. */
export const tellBounds = ({ lo, hi }: Bounds) => ({
  lo: formatDay(lo),
  hi: hi > LAST_DAY ? null : formatDay(hi),
});

/** A claim as it was written, and who says so. */
export const tellClaim = (claim: TermClaim, events: Events): object => JSON.parse(writeClaim(claim, events)) as object;

/** The same as text. */
export function writeClaim({ order: [root], eventVersion, ...claim }: TermClaim, events: Events): string {
  const [first, now] = [events.textsOf(root), events.textsOf(eventVersion)];
  const corrected = eventVersion === root ? '' : `,"correctedBy":{${now.identity}}`;
  const { from, untilText: until, untilCondition } = claim;
  return `{${first.identity}${corrected},${JSON.stringify({ from, until, untilCondition }).slice(1, -1)},${now.assertion}}`;
}

export const tellContest = (said: Contest, events: Events) => ({
  value: said.value,
  ...tellEvent(said, events),
  from: said.from,
  until: said.until,
  assertedBy: said.assertedBy,
  sources: events.of(said).facts.sources,
});

export const tellReaffirmation = (said: Reaffirmation, events: Events) => ({
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

/** A claim that ends a term; `replacedBy` names the term that took its place. */
export const tellEnd = (claim: TermClaim, events: Events) => ({
  ...tellEvent(claim, events),
  from: claim.from,
  ...(claim.replacedBy ? { replacedBy: claim.replacedBy } : {}),
  ...tellSources(claim, events),
});
