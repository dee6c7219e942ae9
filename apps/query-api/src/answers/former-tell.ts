import {
  firstDayAfter,
  formatDay,
  LAST_DAY,
  type Bounds,
  type Contest,
  type Reaffirmation,
  type TermClaim,
} from '#domain';
import { heavyValueIn } from '#read-models';
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

/** A claim as it was written, and who says so, as JSON; null if its events were left out. */
export function writeClaim(claim: TermClaim, events: Events): string | null {
  if (!events.has(claim)) return null;
  const { order, eventVersion, from, untilText: until, untilCondition } = claim;
  const [first, now] = [events.textsOf(order[0]), events.textsOf(eventVersion)];
  const corrected = eventVersion === order[0] ? '' : `,"correctedBy":{${now.identity}}`;
  return `{${first.identity}${corrected},${JSON.stringify({ from, until, untilCondition }).slice(1, -1)},${now.assertion}}`;
}

/** A dissenting value, as JSON; null if it or its events were left out. `also` are members to be added. */
export function writeContest(said: Contest, events: Events, also: object = {}): string | null {
  const value = events.value(JSON.stringify(said.value));
  if (value === null || !events.has(said)) return null;
  const { from, until, assertedBy } = said;
  const rest = { ...tellEvent(said, events), from, until, assertedBy, sources: events.of(said).facts.sources, ...also };
  return `{"value":${value},${JSON.stringify(rest).slice(1)}`;
}

/** Of contests those whose values are not held with them. */
export const heavyContests = (contests: readonly Contest[]): readonly Contest[] =>
  contests.filter(({ value }) => heavyValueIn(JSON.stringify(value)) !== null);

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

/** The same as JSON; null if its events were left out. */
export const writeEnd = (claim: TermClaim, events: Events): string | null =>
  events.has(claim) ? JSON.stringify(tellEnd(claim, events)) : null;
